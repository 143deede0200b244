package org.kakehashi.hub.lti.internal.toolkeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.web.GuardedClient;
import org.springframework.stereotype.Component;

/** Fetches key sets: by the guarded client, and few at once. */
@Component
class ToolHttp {
    private static final int OK = 200;

    private final GuardedClient client;
    private final Semaphore free;

    ToolHttp(ToolHttpProperties properties) {
        this.client = new GuardedClient(new GuardedClient.Limits(
                "hub.lti.http", properties.timeout(), properties.maxResponse().toBytes(), properties.allowLoopback()));
        this.free = new Semaphore(properties.concurrent());
    }

    /** Takes one of the places; false: all are taken. Who got one gives it back by {@link #leave}. */
    boolean enter() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    /**
     * The key set at the address.
     *
     * @throws IOException where there is none, or it can't be had; the message says why
     */
    KeySet keys(String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "application/jwk-set+json, application/json")
                    .build();
            HttpResponse<byte[]> answer = client.fetch(request);
            if (answer.statusCode() != OK) {
                throw new IOException("It answered with status " + answer.statusCode() + ".");
            }
            return KeySet.read(new String(answer.body(), StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IOException("What it answered is no JSON Web Key Set."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The hub is shutting down.", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("It can't be asked for: " + e.getMessage(), e);
        }
    }
}
