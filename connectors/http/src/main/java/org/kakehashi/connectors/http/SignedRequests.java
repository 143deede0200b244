package org.kakehashi.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Requests that say who the hub is. A token that isn't taken is fetched anew, once for each request. */
public final class SignedRequests {

    private final Requests requests;
    private final Credentials credentials;
    private final @Nullable Token token;

    public SignedRequests(Requests requests, Credentials credentials) {
        this.requests = requests;
        this.credentials = credentials;
        this.token = credentials instanceof Credentials.Client client ? new Token(client) : null;
    }

    /** As {@link Requests#once}. */
    public Answer once(HttpRequest.Builder request, int most) throws IOException, InterruptedException, TokenRefused {
        return send(requests::once, request, most);
    }

    /** As {@link Requests#patiently}. */
    public Answer patiently(HttpRequest.Builder request, int most)
            throws IOException, InterruptedException, TokenRefused {
        return send(requests::patiently, request, most);
    }

    /** One of the two ways to send. */
    @FunctionalInterface
    interface Way {
        Answer send(HttpRequest.Builder request, int most) throws IOException, InterruptedException;
    }

    private Answer send(Way way, HttpRequest.Builder request, int most)
            throws IOException, InterruptedException, TokenRefused {
        sign(way, request);
        Answer answer = way.send(request, most);
        if (answer.status() != 401 || token == null) {
            return answer;
        }
        token.forget();
        sign(way, request);
        return way.send(request, most);
    }

    private void sign(Way way, HttpRequest.Builder request) throws IOException, InterruptedException, TokenRefused {
        switch (credentials) {
            case Credentials.Basic basic ->
                request.setHeader("Authorization", basic(basic.username(), basic.password()));
            case Credentials.Header header -> request.setHeader(header.name(), header.value());
            case Credentials.Client client -> {
                if (token != null) {
                    request.setHeader("Authorization", "Bearer " + token.value(way));
                }
            }
            case Credentials.None none -> {
                // Nothing is to be said.
            }
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
