package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.kakehashi.conformance.hub.HubProcess;

/** The kinds of requests that are measured. Every answer must be a 200. */
final class XapiLoads {
    private static final String STATEMENTS = "/xapi/statements";
    private static final int BODIES = 12;

    private final int port;
    private final String headers;
    private final Load load;

    XapiLoads(HubProcess hub) {
        String credentials = Base64.getEncoder()
                .encodeToString((HubProcess.KEY + ":" + HubProcess.SECRET).getBytes(StandardCharsets.UTF_8));
        this.port = hub.port();
        this.headers = "Authorization: Basic " + credentials + "\r\nX-Experience-API-Version: 1.0.3\r\n";
        this.load = new Load(port, headers);
    }

    Connection connect() throws IOException {
        return new Connection(port, headers);
    }

    void post(Connection connection, SampleStatements.Body body, Random random) throws IOException {
        body.renew(random);
        connection.post(STATEMENTS, body.bytes());
    }

    void post(Connection connection, SampleStatements.Body body, Random random, Ids sent) throws IOException {
        body.renew(random, sent);
        connection.post(STATEMENTS, body.bytes());
    }

    /** Stores a statement of each {@link Sample#numbered}. */
    void name(int batch) throws IOException {
        Random random = new Random();
        try (Connection connection = connect()) {
            for (int from = 0; from < Sample.ACTORS; from += batch) {
                int first = from;
                post(connection, SampleStatements.batch(batch, i -> Sample.numbered(first + i)), random);
            }
        }
    }

    /** Batches of {@code size}; counts statements. */
    Load.Result batches(int size, int connections, Duration length) throws IOException, InterruptedException {
        return load.run(connections, length, random -> {
            List<SampleStatements.Body> bodies = bodies(size, random);
            return (connection, ids) -> {
                post(connection, bodies.get(ids.nextInt(BODIES)), ids);
                return size;
            };
        });
    }

    static List<SampleStatements.Body> bodies(int size, Random random) {
        List<SampleStatements.Body> bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            bodies.add(size == 1 ? SampleStatements.single(random) : SampleStatements.batch(random, size));
        }
        return bodies;
    }

    /** Pages of at most 100; counts requests. */
    Load.Result pages(int connections, Duration length, Filter filter) throws IOException, InterruptedException {
        return load.run(connections, length, random -> (connection, choice) -> {
            get(connection, filter, choice);
            return 1;
        });
    }

    void get(Connection connection, Filter filter, Random random) throws IOException {
        connection.get(STATEMENTS + "?limit=100" + filter.of(random));
    }

    /** Asks for one statement, which must be there. */
    void one(Connection connection, UUID id) throws IOException {
        connection.get(STATEMENTS + "?statementId=" + id);
    }

    /** How many statements a page of {@code filter} has. */
    int count(Filter filter, Random random) throws IOException {
        try (Connection connection = connect()) {
            String page = connection.text(STATEMENTS + "?limit=100" + filter.of(random));
            return page.split("\"stored\":", -1).length - 1;
        }
    }

    /** Makes the filter of one request. */
    interface Filter {
        String of(Random random);
    }

    static String unfiltered(Random random) {
        return "";
    }

    static String byAgent(Random random) {
        return "&agent=" + encoded(SampleStatements.actor(random.nextInt(Sample.ACTORS)));
    }

    static String byVerb(Random random) {
        return "&verb=" + encoded(SampleStatements.verb(random.nextInt(Sample.VERBS)));
    }

    static String byActivity(Random random) {
        return "&activity=" + encoded(SampleStatements.question(random.nextInt(Sample.QUESTIONS)));
    }

    static String byRelatedActivity(Random random) {
        return "&related_activities=true&activity=" + encoded(SampleStatements.unit(random.nextInt(Sample.UNITS)));
    }

    static String byOneOffActivity(Random random) {
        return "&related_activities=true&activity=" + encoded(SampleStatements.once(random.nextInt(Sample.ONCE)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
