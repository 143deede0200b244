package org.kakehashi.hub.connect.internal.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.springframework.stereotype.Component;

/** What an operator sees of runs: how many of each connector ended how, after what time, and how many instances fail. */
@Component
public class RunMetrics {
    private final MeterRegistry registry;
    private final AtomicLong failing = new AtomicLong();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("connect.instances.failing", failing, AtomicLong::doubleValue)
                .description("Connector instances, not paused, whose last run brought nothing in")
                .register(registry);
    }

    /** One attempt of a run ended; QUEUED: it is to be tried again. */
    public void ended(String connector, Status status, Duration took) {
        String outcome = status == Status.QUEUED
                ? "put-off"
                : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Timer.builder("connect.runs")
                .description("Runs of connectors by outcome")
                .tag("connector", connector)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** What became of the rows of an attempt. */
    public void rows(String connector, Counts counts) {
        rows(connector, "changed", counts.changed());
        rows(connector, "unchanged", counts.unchanged());
        rows(connector, "quarantined", counts.quarantined());
        rows(connector, "failed", counts.failed());
    }

    private void rows(String connector, String outcome, long count) {
        Counter.builder("connect.rows")
                .description("Rows that runs of connectors read, by what became of them")
                .tag("connector", connector)
                .tag("outcome", outcome)
                .register(registry)
                .increment((double) count);
    }

    public void failing(long instances) {
        failing.set(instances);
    }
}
