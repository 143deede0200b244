package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** The kinds of requests that are measured. Every answer must be a 200. */
final class XapiLoads {
    private static final String STATEMENTS = "/xapi/statements";
    private static final int BODIES = 12;

    private final Load load;

    XapiLoads(HubProcess hub) {
        String credentials = Base64.getEncoder()
                .encodeToString((HubProcess.KEY + ":" + HubProcess.SECRET).getBytes(StandardCharsets.UTF_8));
        this.load =
                new Load(hub.port(), "Authorization: Basic " + credentials + "\r\nX-Experience-API-Version: 1.0.3\r\n");
    }

    /** Batches of {@code size}; counts statements. */
    Load.Result batches(int size, int connections, Duration length) throws IOException, InterruptedException {
        return load.run(connections, length, random -> {
            List<SampleStatements.Body> bodies = new ArrayList<>();
            for (int i = 0; i < BODIES; i++) {
                bodies.add(size == 1 ? SampleStatements.single(random) : SampleStatements.batch(random, size));
            }
            return (connection, ids) -> {
                SampleStatements.Body body = bodies.get(ids.nextInt(BODIES));
                body.renew(ids);
                require(connection.post(STATEMENTS, body.bytes()));
                return size;
            };
        });
    }

    /** Pages of 100; counts requests. */
    Load.Result pages(int connections, Duration length, Filter filter) throws IOException, InterruptedException {
        return load.run(connections, length, random -> (connection, choice) -> {
            require(connection.get(STATEMENTS + "?limit=100" + filter.of(choice)));
            return 1;
        });
    }

    /** Makes the filter of one request. */
    interface Filter {
        String of(Random random);
    }

    static String byAgent(Random random) {
        return "&agent=" + encoded(SampleStatements.actor(random.nextInt(SampleStatements.ACTORS)));
    }

    static String byVerb(Random random) {
        return "&verb=" + encoded("http://adlnet.gov/expapi/verbs/" + (random.nextBoolean() ? "answered" : "viewed"));
    }

    static String byActivity(Random random) {
        return "&activity=" + encoded("https://drill.example/q/" + random.nextInt(SampleStatements.QUESTIONS));
    }

    static String byRelatedActivity(Random random) {
        return "&related_activities=true&activity="
                + encoded("https://drill.example/unit/" + random.nextInt(SampleStatements.UNITS));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void require(int status) throws IOException {
        if (status != 200) {
            throw new IOException("the hub answered " + status);
        }
    }
}
