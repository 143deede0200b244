package org.kakehashi.connectors.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fetches an access token by the client's own credentials (RFC 6749, 4.4, with 2.3.1). */
final class Tokens {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 64 * 1024;

    private final Lrs lrs;
    private final Remote.Credentials.OAuth client;

    Tokens(Lrs lrs, Remote.Credentials.OAuth client) {
        this.lrs = lrs;
        this.client = client;
    }

    /**
     * Hands the token over.
     *
     * @return what the token endpoint answered; where it gave no token, an answer that counts as a refusal
     * @throws IOException when it can't be reached, or what it answers is no token
     */
    Answer fetch(Consumer<String> token) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials"
                + (client.scope().isEmpty() ? "" : "&scope=" + URLEncoder.encode(client.scope(), UTF_8));
        Answer answer = lrs.plain(
                HttpRequest.newBuilder(client.tokenUrl())
                        .header("Authorization", Lrs.basic(encoded(client.clientId()), encoded(client.clientSecret())))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                MOST);
        if (!answer.ok()) {
            // A token endpoint says 400 to a client that it doesn't know or doesn't let in (RFC 6749, 5.2).
            return answer.status() == 400 ? new Answer(401, answer.headers(), answer.body(), answer.cut()) : answer;
        }
        token.accept(read(answer));
        return answer;
    }

    private static String read(Answer answer) throws IOException {
        try {
            String token = JSON.readTree(answer.body()).path("access_token").asString("");
            if (token.matches("[\\x21-\\x7e]+")) {
                return token;
            }
        } catch (JacksonException e) {
            // Told below: what came instead of a token is shown to nobody, as it may hold one.
        }
        throw new IOException("The token endpoint's answer has no access_token.");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
