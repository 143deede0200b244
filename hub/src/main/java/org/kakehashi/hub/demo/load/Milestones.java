package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.demo.study.SeededIds;
import org.kakehashi.hub.demo.study.Statements;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the loader has to remember, kept as statements in the tenant's own learning record store: it is backed up, restored and
 * moved together with the data it speaks of, and a store that has lost it has lost the city too.
 */
public final class Milestones {
    /** The load began; its time is the city's anchor for good. */
    public static final String BEGUN = "begun";
    /** The load is complete. */
    public static final String LOADED = "loaded";

    private static final String HOME = "https://demo.kakehashi.example";

    private final HubApi hub;
    private final SeededIds ids;

    /** @param seed the city's seed: each city has milestones of its own */
    public Milestones(HubApi hub, long seed) {
        this.hub = hub;
        this.ids = new SeededIds(seed);
    }

    /** When that milestone was reached, if it was. */
    public Optional<Instant> reachedAt(String milestone) throws IOException, InterruptedException {
        return hub.statement(ids.named("milestone|" + milestone))
                .map(it -> Instant.parse(it.path("timestamp").asString()));
    }

    /** The client that sent the city's statements, once the load has begun. */
    Optional<String> sender() throws IOException, InterruptedException {
        return hub.statement(ids.named("milestone|" + BEGUN))
                .map(it -> it.path("authority").path("account").path("name").asString());
    }

    /** Reaches a milestone now; gives the time as it is remembered. */
    public Instant reach(String milestone) throws IOException, InterruptedException {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var statement = JsonNodeFactory.instance.objectNode();
        statement.put("id", ids.named("milestone|" + milestone).toString()).put("timestamp", now.toString());
        statement.set("actor", Statements.account(HOME, "loader"));
        var verb = statement.putObject("verb").put("id", HOME + "/verbs/reached");
        verb.putObject("display").put("ja", "到達した").put("en", "reached");
        statement.putObject("object").put("id", HOME + "/milestones/" + milestone);
        hub.store(List.of(statement));
        return now;
    }
}
