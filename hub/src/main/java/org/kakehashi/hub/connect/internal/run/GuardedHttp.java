package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.web.GuardedClient;
import org.springframework.stereotype.Component;

/** The connectors' only way to the network. */
@Component
public class GuardedHttp implements HttpSender {
    private final GuardedClient client;

    GuardedHttp(ConnectProperties properties) {
        ConnectProperties.Http http = properties.http();
        this.client = new GuardedClient(new GuardedClient.Limits(
                "hub.connect.http", http.timeout(), http.maxResponse().toBytes(), http.allowLoopback()));
    }

    @Override
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request);
    }
}
