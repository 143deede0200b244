package org.kakehashi.conformance.lti.browser;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without scripts, with cookies of its own. Like browsers it knows cookies by host, whatever the port. */
public final class UserAgent {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_STEPS = 12;

    private final HttpClient http;
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** Without any cookie yet. */
    public UserAgent() {
        this(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build());
    }

    private UserAgent(HttpClient http) {
        this.http = http;
    }

    /** Another browser, which knows the cookies of one host only: the same person, who never was elsewhere. */
    public UserAgent knowingOnly(String host) {
        UserAgent other = new UserAgent(http);
        other.cookies.put(host, new LinkedHashMap<>(cookies.getOrDefault(host, Map.of())));
        return other;
    }

    /** Sends a request and follows nothing. */
    public Page send(Request request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(wired(request), HttpResponse.BodyHandlers.ofString());
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(answer.headers().map());
            Page page = new Page(request, answer.statusCode(), headers, answer.body());
            page.header("set-cookie").forEach(cookie -> keep(request.uri().getHost(), cookie));
            return page;
        } catch (IOException | IllegalArgumentException e) {
            return new Page(
                    request, 0, Map.of(), "No answer from " + request.uri().getAuthority() + ": " + e);
        }
    }

    /** Sends a request, and goes on as the answers say until one stays or leads where {@code stop} ends. */
    public Page follow(Request request, String stop) throws InterruptedException {
        Page page = send(request);
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Request> next = page.next();
            if (next.isEmpty() || next.get().goesTo(stop)) {
                return page;
            }
            page = send(next.get());
        }
        return page;
    }

    private HttpRequest wired(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).timeout(LONGEST);
        builder.header("Accept", "text/html,application/xhtml+xml").header("Accept-Language", "en");
        String sent = cookies.getOrDefault(request.uri().getHost(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            builder.header("Cookie", sent);
        }
        if (request.method().equals("POST")) {
            builder.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(Request.encoded(request.fields())));
        }
        return builder.build();
    }

    private void keep(String host, String cookie) {
        List<String> parts =
                Arrays.stream(cookie.split(";", -1)).map(String::strip).toList();
        String[] pair = parts.getFirst().split("=", 2);
        Map<String, String> ofHost = cookies.computeIfAbsent(host, any -> new LinkedHashMap<>());
        boolean gone = parts.stream().anyMatch(part -> part.equalsIgnoreCase("max-age=0"));
        if (gone || pair.length < 2) {
            ofHost.remove(pair[0]);
        } else {
            ofHost.put(pair[0], pair[1]);
        }
    }
}
