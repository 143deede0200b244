package org.kakehashi.hub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.boot.test.context.TestComponent;

/** Plain HTTP to the hub under test; follows no redirects. */
@TestComponent
public class HubHttp {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HubProperties hub;

    /** @param hub says where it is */
    public HubHttp(HubProperties hub) {
        this.hub = hub;
    }

    /** A request to {@code path}, without credentials. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.link(path)));
    }

    /** A request to {@code path} with the tenant's API client. */
    public HttpRequest.Builder request(TestTenant as, String path) {
        return request(path).header("Authorization", basic(as.key(), as.secret()));
    }

    /** {@code POST} of JSON with the tenant's API client. */
    public HttpResponse<String> post(TestTenant as, String path, String json) {
        return send(request(as, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** {@code GET} with the tenant's API client. */
    public HttpResponse<String> get(TestTenant as, String path) {
        return send(request(as, path));
    }

    /** Sends and reads the answer as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of an Authorization header. */
    public static String basic(String key, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
