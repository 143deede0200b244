package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A request in the making. It has the client's credentials and the edition's version header unless they are taken away. */
public final class Call {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http;
    private final StringBuilder uri;
    private final Consumer<Answer> trace;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private byte[] body = new byte[0];

    Call(HttpClient http, URI uri, Consumer<Answer> trace) {
        this.http = http;
        this.uri = new StringBuilder(uri.toString());
        this.trace = trace;
    }

    /** Adds a query parameter. */
    public Call with(String parameter, String value) {
        uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(encoded(parameter))
                .append('=')
                .append(encoded(value));
        return this;
    }

    /** Adds a query parameter whose value is JSON (strings in single quotes, if you like). */
    public Call withJson(String parameter, String json) {
        return with(parameter, Json.parse(json).toString());
    }

    /** Adds query parameters: name, value, name, value, … */
    public Call withAll(List<String> namesAndValues) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            with(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
        return this;
    }

    /** Sets a header. */
    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Takes a header away. */
    public Call without(String name) {
        headers.remove(name);
        return this;
    }

    /** Sets the body. */
    public Call body(byte[] content, String contentType) {
        body = content;
        return header("Content-Type", contentType);
    }

    /** Sets the body. */
    public Call body(String content, String contentType) {
        return body(content.getBytes(UTF_8), contentType);
    }

    /** Sets a body of JSON, just as it is. */
    public Call json(String json) {
        return body(json, "application/json");
    }

    public Answer get() {
        return send("GET");
    }

    public Answer head() {
        return send("HEAD");
    }

    public Answer put() {
        return send("PUT");
    }

    public Answer post() {
        return send("POST");
    }

    public Answer delete() {
        return send("DELETE");
    }

    /** Sends it. */
    public Answer send(String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri.toString()))
                .timeout(LONGEST)
                .method(
                        method,
                        body.length == 0 && !method.startsWith("P")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            Answer answer =
                    new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()), question(method));
            trace.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(question(method), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted");
        }
    }

    private String question(String method) {
        StringBuilder text = new StringBuilder(method).append(' ').append(Answer.shortened(uri.toString()));
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Authorization")) {
                text.append("\n  ").append(name).append(": ").append(value);
            }
        });
        return body.length == 0
                ? text.toString()
                : text.append('\n')
                        .append(Answer.shortened(new String(body, UTF_8)))
                        .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
