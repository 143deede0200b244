package org.kakehashi.hub.lrs.internal.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What an operator sees of storing. */
@Component
class IngestMetrics {
    private final Counter statements;
    private final Counter refused;
    private final DistributionSummary groups;
    private final Timer commits;

    IngestMetrics(MeterRegistry registry) {
        statements = Counter.builder("lrs.statements.stored")
                .description("Statements stored")
                .register(registry);
        refused = Counter.builder("lrs.requests.busy")
                .description("Requests told to come back, as too much was waiting")
                .register(registry);
        groups = DistributionSummary.builder("lrs.group.requests")
                .description("Requests stored by one transaction")
                .register(registry);
        commits = Timer.builder("lrs.group.commit")
                .description("Time of a storing transaction, commit included")
                .register(registry);
    }

    void stored(int count, int requests) {
        statements.increment(count);
        groups.record(requests);
    }

    void busy() {
        refused.increment();
    }

    int timed(Supplier<Integer> transaction) {
        Timer.Sample sample = Timer.start();
        int stored = transaction.get();
        sample.stop(commits);
        return stored;
    }
}
