package org.kakehashi.connectors.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The hub's guarded HTTP client: time and size limits, bounded redirects, no way to internal addresses unless the
 * operator allowed it.
 */
@FunctionalInterface
public interface HttpSender {

    /**
     * Sends the request and gives the response as a stream, which the caller closes.
     *
     * @throws IOException when the address is refused, unreachable, or a limit is passed; the message says which
     * @throws InterruptedException when the run is being stopped
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException;
}
