package org.kakehashi.hub.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.hub.web.InternalAddresses;
import org.springframework.stereotype.Component;

/**
 * The connectors' only way to the network: http and https to public addresses, with a time and a size limit, following
 * no redirect (a connector sees it and asks anew, so that each address is checked).
 */
@Component
class GuardedHttp implements HttpSender {
    private final HttpClient client;
    private final Duration timeout;
    private final long maxResponse;
    private final boolean allowLoopback;

    GuardedHttp(ConnectProperties properties) {
        ConnectProperties.Http limits = properties.http();
        this.timeout = limits.timeout();
        this.maxResponse = limits.maxResponse().toBytes();
        this.allowLoopback = limits.allowLoopback();
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        InternalAddresses.refuse(request.uri(), allowLoopback);
        HttpRequest bounded = request.timeout().isPresent()
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .timeout(timeout)
                        .build();
        return client.send(bounded, info -> limited());
    }

    private BodySubscriber<InputStream> limited() {
        return BodySubscribers.mapping(BodySubscribers.ofInputStream(), in -> new Limited(in, maxResponse));
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("The response is larger than the limit (hub.connect.http.max-response).");
            }
        }
    }
}
