package org.kakehashi.connectors.onerosterrest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The access token by OAuth 2 client credentials (RFC 6749, 4.4). It stands nowhere but here, and in requests to the service. */
final class Tokens {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,16000}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final long UNSAID_SECONDS = 300;
    private static final long LONGEST_SECONDS = 86_400;

    private final RestSettings settings;
    private final Sending sending;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    Tokens(RestSettings settings, Sending sending) {
        this.settings = settings;
        this.sending = sending;
    }

    /** A token that holds for a while yet. */
    String bearer() throws IOException, InterruptedException, Refused {
        String known = token;
        if (known == null || !Instant.now().isBefore(renewAt)) {
            known = fetch();
            token = known;
        }
        return known;
    }

    /** The service didn't take it: the next one is fetched anew. */
    void forget() {
        token = null;
    }

    private String fetch() throws IOException, InterruptedException, Refused {
        Sending.Answer answer = sending.send(request());
        JsonNode json = parsed(answer.body());
        String found = json.path("access_token").asString("");
        if (answer.status() != 200
                || !VISIBLE.matcher(found).matches()
                || !json.path("token_type").asString("bearer").equalsIgnoreCase("bearer")) {
            String error = json.path("error").asString("");
            throw new Refused(RestRule.TOKEN_REFUSED
                    .brokenIn(Finding.SETTINGS, ERROR.matcher(error).matches() ? error : "HTTP " + answer.status())
                    .at("tokenUrl", null));
        }
        long seconds = Math.clamp(json.path("expires_in").asLong(UNSAID_SECONDS), 1, LONGEST_SECONDS);
        renewAt = Instant.now().plusSeconds(seconds - Math.min(60, seconds / 5));
        return found;
    }

    private HttpRequest request() {
        String form = "grant_type=client_credentials&scope=" + encoded(settings.scope());
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (settings.basic()) {
            String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        } else {
            form += "&client_id=" + encoded(settings.clientId()) + "&client_secret=" + encoded(settings.clientSecret());
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form)).build();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Service.JSON.readTree(body);
        } catch (JacksonException e) {
            return Service.JSON.missingNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
