package org.kakehashi.hub.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.connectors.spi.roster.RosterSource;

/**
 * A connector that reads orgs from a service of a test: lines of text, the first of which says how far they go, each other one names an
 * org. What is new since a cursor is asked for by {@code since}. The token is sent as a bearer token.
 */
public final class TestOrgsFactory implements ConnectorFactory {
    /** Its name. */
    public static final String NAME = "test-orgs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text title() {
        return new Text("試験用の組織", "Orgs of a test");
    }

    @Override
    public Input input() {
        return Input.NETWORK;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required("url", Kind.URL, new Text("アドレス", "Address")),
                Setting.optional("token", Kind.SECRET, new Text("トークン", "Token")),
                Setting.choice("mode", new Text("方式", "Mode"), List.of("quiet", "loud")));
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new Orgs(context);
    }

    private record Orgs(ConnectorContext context) implements RosterSource {
        @Override
        public Cursor readRoster(Cursor since, RosterSink sink) throws IOException, InterruptedException {
            Map<String, String> settings = context.settings();
            String url = settings.get("url");
            String token = settings.getOrDefault("token", "");
            URI address = URI.create(url + "?since=" + URLEncoder.encode(since.value(), StandardCharsets.UTF_8));
            HttpResponse<InputStream> answer = context.http()
                    .send(HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + token)
                            .build());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                String first = lines.readLine();
                if (answer.statusCode() != 200 || first == null || !first.startsWith("until ")) {
                    // As careless services and connectors do, it repeats what was sent.
                    throw new IOException(
                            "%s answered %d to Bearer %s: %s".formatted(url, answer.statusCode(), token, first));
                }
                if (settings.getOrDefault("mode", "quiet").equals("loud")) {
                    throw new IllegalStateException("Shouts " + token);
                }
                sink.file(RosterFile.ORGS, DeliveryMode.DELTA);
                orgs(lines, sink);
                return new Cursor(first.substring("until ".length()));
            }
        }

        private static void orgs(BufferedReader lines, RosterSink sink) throws IOException {
            int line = 1;
            for (@Nullable String id = lines.readLine(); id != null; id = lines.readLine()) {
                line++;
                sink.accept(new OrgRecord(
                        new Base(new Origin("orgs.csv", line), id, null, null, Map.of()),
                        "学校 " + id,
                        "school",
                        null,
                        null));
            }
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
