package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.kakehashi.conformance.hub.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long 100 students of a school take by OneRoster, school after school, for clients by either kind of identifiers. */
final class SchoolPages {
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Beforehand, so that the hub is as warm for the first roster as for the next; each school is asked about at least once. */
    private static final int WARM_UP = 1_000;

    private static final int REQUESTS = 600;

    private static final int PUPILS = 100;
    private static final int LOOKED_AT = 20;

    private final HubProcess hub;
    private final Imports imports;

    SchoolPages(HubProcess hub, Imports imports) {
        this.hub = hub;
        this.imports = imports;
    }

    /** Milliseconds. */
    record Times(double median, double nearlyAll) {}

    /** Times by pairwise identifiers, and by the ids of the source. */
    record Measured(Times pairwise, Times released) {}

    Measured measure(String source) throws IOException, InterruptedException {
        return new Measured(
                times("\"identifiers\": \"PAIRWISE\""),
                times("\"identifiers\": \"SOURCED_ID\", \"source\": \"" + source + "\""));
    }

    private Times times(String identifiers) throws IOException, InterruptedException {
        try (Connection connection =
                new Connection(hub.port(), "Authorization: Bearer " + token(identifiers) + "\r\n")) {
            List<String> pages = new ArrayList<>();
            JSON.readTree(connection.text(ROSTERING + "/schools?limit=1000&fields=sourcedId"))
                    .path("orgs")
                    .forEach(school -> pages.add(ROSTERING + "/schools/"
                            + school.path("sourcedId").asString() + "/students?limit=" + PUPILS));
            if (pages.isEmpty()) {
                throw new IOException("the roster has no schools");
            }
            for (String page : pages.subList(0, Math.min(pages.size(), LOOKED_AT))) {
                int pupils = JSON.readTree(connection.text(page)).path("users").size();
                if (pupils != PUPILS) {
                    throw new IOException(page + " has " + pupils + " pupils");
                }
            }
            Latencies latencies = new Latencies();
            for (int i = 0; i < WARM_UP + REQUESTS; i++) {
                long start = System.nanoTime();
                connection.get(pages.get(i % pages.size()));
                if (i >= WARM_UP) {
                    latencies.add(System.nanoTime() - start);
                }
            }
            return new Times(latencies.percentile(50), latencies.percentile(95));
        }
    }

    /** Of a new client that may read the roster with names. */
    private String token(String identifiers) throws IOException, InterruptedException {
        JsonNode client = imports.post(
                "/api/v1/clients",
                "{\"name\": \"bench\", \"purpose\": \"teaching\", \"scopes\": "
                        + "[\"https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly\"], \"roster\": {"
                        + identifiers + ", \"parts\": [\"NAME\", \"KANA\"]}}");
        String basic = Base64.getEncoder()
                .encodeToString((client.path("key").asString() + ":"
                                + client.path("secret").asString())
                        .getBytes(StandardCharsets.UTF_8));
        try (Connection connection = new Connection(hub.port(), "Authorization: Basic " + basic + "\r\n")) {
            return JSON.readTree(connection.form("/oauth2/token", "grant_type=client_credentials"))
                    .path("access_token")
                    .asString();
        }
    }

    /** The table of both, with how many times as long the city's takes. */
    static String table(Measured few, Measured city) {
        return """
                | 100 students of a school by OneRoster | 3 schools, p50 ms | p95 ms | the city, p50 ms | p95 ms | p95, times as long | target |
                |---|---:|---:|---:|---:|---:|---:|
                """ + row("pairwise identifiers", few.pairwise(), city.pairwise())
                + "\n" + row("the source's ids", few.released(), city.released());
    }

    private static String row(String what, Times few, Times city) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | **%.2f** | ≤ 2 |",
                what,
                few.median(),
                few.nearlyAll(),
                city.median(),
                city.nearlyAll(),
                city.nearlyAll() / few.nearlyAll());
    }
}
