package org.kakehashi.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.contract.CannedResponse;

/** A source that answers as it is told, one answer after the other; the last goes on. */
final class Source implements HttpSender {
    static final Patience PATIENCE =
            new Patience(4, Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMinutes(1));
    static final int MOST = 1000;

    private final Deque<HttpSender> answers = new ArrayDeque<>();
    final List<HttpRequest> asked = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();

    Source answers(int status, Map<String, String> headers, String body) {
        return answers(request -> CannedResponse.of(request, status, headers, body));
    }

    Source answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    Source answers(HttpSender answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        asked.add(request);
        HttpSender next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        return next.send(request);
    }

    Requests requests(Patience patience) {
        return new Requests(this, patience, pauses::add);
    }

    Requests requests() {
        return requests(PATIENCE);
    }

    static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("https://source.example/page?key=s3cret"));
    }

    String lastHeader(String name) {
        return asked.getLast().headers().firstValue(name).orElse("");
    }
}
