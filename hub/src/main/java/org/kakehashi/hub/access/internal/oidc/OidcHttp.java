package org.kakehashi.hub.access.internal.oidc;

import java.io.IOException;
import java.net.http.HttpClient;
import org.kakehashi.hub.web.InternalAddresses;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** The way to identity providers: to public addresses only, within a time, following no redirect. */
@Component
class OidcHttp implements ClientHttpRequestInterceptor {
    private final OidcProperties properties;
    private final JdkClientHttpRequestFactory factory;

    OidcHttp(OidcProperties properties) {
        this.properties = properties;
        this.factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(properties.timeout());
    }

    JdkClientHttpRequestFactory factory() {
        return factory;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        InternalAddresses.refuse(request.getURI(), properties.allowLoopback());
        return execution.execute(request, body);
    }
}
