package org.kakehashi.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The access token by client credentials (RFC 6749, 4.4). It stands nowhere but here, and in requests to the source. */
final class Token {

    /** RFC 6750 has the first; some gateways say the second. */
    private static final Set<String> BEARER = Set.of("bearer", "bearertoken");

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,16000}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final int MOST = 64 * 1024;
    private static final long UNSAID_SECONDS = 300;
    private static final long LONGEST_SECONDS = 86_400;

    private final Credentials.Client client;
    private @Nullable String value;
    private Instant renewAt = Instant.MIN;

    Token(Credentials.Client client) {
        this.client = client;
    }

    /** A token that holds for a while yet. */
    String value(SignedRequests.Way way) throws IOException, InterruptedException, TokenRefused {
        String known = value;
        if (known == null || !Instant.now().isBefore(renewAt)) {
            known = fetch(way);
            value = known;
        }
        return known;
    }

    /** The source didn't take it: the next one is fetched anew. */
    void forget() {
        value = null;
    }

    private String fetch(SignedRequests.Way way) throws IOException, InterruptedException, TokenRefused {
        Answer answer = way.send(request(), MOST);
        JsonNode json = answer.json();
        String found = json.path("access_token").asString("");
        if (!answer.ok() || !VISIBLE.matcher(found).matches()) {
            String error = json.path("error").asString("");
            throw new TokenRefused(answer, ERROR.matcher(error).matches() ? error : "HTTP " + answer.status());
        }
        if (!BEARER.contains(json.path("token_type").asString("bearer").toLowerCase(Locale.ROOT))) {
            throw new TokenRefused(answer, "token_type");
        }
        long seconds = Math.clamp(json.path("expires_in").asLong(UNSAID_SECONDS), 1, LONGEST_SECONDS);
        renewAt = Instant.now().plusSeconds(seconds - Math.min(60, seconds / 5));
        return found;
    }

    private HttpRequest.Builder request() {
        String form =
                "grant_type=client_credentials" + (client.scope().isEmpty() ? "" : "&scope=" + encoded(client.scope()));
        HttpRequest.Builder request = HttpRequest.newBuilder(client.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (client.inForm()) {
            form += "&client_id=" + encoded(client.id()) + "&client_secret=" + encoded(client.secret());
        } else {
            // RFC 6749, 2.3.1: both are encoded as in a form first.
            request.header("Authorization", SignedRequests.basic(encoded(client.id()), encoded(client.secret())));
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
