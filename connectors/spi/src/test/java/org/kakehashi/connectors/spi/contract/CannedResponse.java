package org.kakehashi.connectors.spi.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An answer without a network. */
public record CannedResponse(HttpRequest request, int statusCode, HttpHeaders headers, InputStream body)
        implements HttpResponse<InputStream> {

    /** With a text as its body. */
    public static CannedResponse of(HttpRequest request, int statusCode, Map<String, String> headers, String body) {
        return of(request, statusCode, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** With a body that is still to come. */
    public static CannedResponse of(
            HttpRequest request, int statusCode, Map<String, String> headers, InputStream body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new CannedResponse(request, statusCode, HttpHeaders.of(lists, (name, value) -> true), body);
    }

    @Override
    public Optional<HttpResponse<InputStream>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }
}
