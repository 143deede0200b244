package org.kakehashi.connectors.schoolaffairsrest;

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

/** How the hub says who it is. A token by client credentials (RFC 6749, 4.4) stands nowhere but here. */
final class Credentials {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,16000}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final long UNSAID_SECONDS = 300;
    private static final long LONGEST_SECONDS = 86_400;

    private final RestSettings settings;
    private final Sending sending;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    Credentials(RestSettings settings, Sending sending) {
        this.settings = settings;
        this.sending = sending;
    }

    /** Adds what the service asks for. */
    void sign(HttpRequest.Builder request) throws IOException, InterruptedException, Refused {
        switch (settings.authentication()) {
            case "basic" -> request.header("Authorization", basic(settings.username(), settings.secret()));
            case "bearer" -> request.header("Authorization", "Bearer " + settings.secret());
            case "header" -> request.header(settings.header(), settings.secret());
            case "oauth2" -> request.header("Authorization", "Bearer " + bearer());
            default -> {
                // Whoever asks is let in.
            }
        }
    }

    /** The service didn't take it; says whether it can be fetched anew. */
    boolean renew() {
        token = null;
        return settings.authentication().equals("oauth2");
    }

    private String bearer() throws IOException, InterruptedException, Refused {
        String known = token;
        if (known == null || !Instant.now().isBefore(renewAt)) {
            known = fetch();
            token = known;
        }
        return known;
    }

    private String fetch() throws IOException, InterruptedException, Refused {
        String scope = settings.scope().isEmpty() ? "" : "&scope=" + URLEncoder.encode(settings.scope(), UTF_8);
        Sending.Answer answer = sending.send(HttpRequest.newBuilder(settings.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        basic(
                                URLEncoder.encode(settings.username(), UTF_8),
                                URLEncoder.encode(settings.secret(), UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials" + scope))
                .build());
        JsonNode json = parsed(answer.body());
        String found = json.path("access_token").asString("");
        if (answer.status() != 200 || !VISIBLE.matcher(found).matches()) {
            String error = json.path("error").asString("");
            throw new Refused(RestRule.TOKEN_REFUSED
                    .brokenIn(Finding.SETTINGS, ERROR.matcher(error).matches() ? error : "HTTP " + answer.status())
                    .at("tokenUrl", null));
        }
        long seconds = Math.clamp(json.path("expires_in").asLong(UNSAID_SECONDS), 1, LONGEST_SECONDS);
        renewAt = Instant.now().plusSeconds(seconds - Math.min(60, seconds / 5));
        return found;
    }

    private static String basic(String user, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Service.JSON.readTree(body);
        } catch (JacksonException e) {
            return Service.JSON.missingNode();
        }
    }
}
