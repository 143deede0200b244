package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills the store of the tenant that is measured, over the 24 months before this one and this one so far. First the hub itself stores
 * statements that name every pupil, question and so on, so that its dictionaries know them; the rest are copied in with the
 * dictionaries' numbers, in the order of time as a store grows.
 */
final class Prefill {
    private static final int MONTHS = 24;
    private static final int BATCH = 500;
    private static final int CONNECTIONS = 2;
    private static final int COUNTER_BITS = 20;
    private static final int COUNTER_BITS_OF_FILL = 16;

    private final Database database;
    private final XapiLoads xapi;
    private final Report report;
    private final Instant begin;
    private final Instant end;
    private long filled;
    private int fills;

    Prefill(Database database, XapiLoads xapi, Report report) {
        this.database = database;
        this.xapi = xapi;
        this.report = report;
        this.begin = LocalDate.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusMonths(MONTHS)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        this.end = Instant.now().minus(1, ChronoUnit.MINUTES);
    }

    /** Lets the hub know every name; gives the dictionaries' numbers. */
    Numbers name() throws IOException, SQLException {
        report.progress(
                "Naming %,d pupils and %,d questions through the hub".formatted(Sample.ACTORS, Sample.QUESTIONS));
        xapi.name(BATCH);
        filled = Sample.ACTORS;
        database.execute("call make_statement_partitions(now() - interval '%d months', %d)".formatted(MONTHS, MONTHS));
        try (Connection admin = database.admin()) {
            return Numbers.read(admin);
        }
    }

    /** Goes on until the store holds {@code total} statements. */
    void fill(Numbers numbers, long total) throws IOException, SQLException, InterruptedException {
        int batches = (int) ((total - filled) / BATCH);
        report.progress("Filling the store up to %,d statements".formatted(total));
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(threads.submit(() -> {
                    copy(numbers, next, batches);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        fills++;
        filled += (long) batches * BATCH;
        double seconds = (System.nanoTime() - start) / 1e9;
        report.progress("Filled %,d a second; cleaning up and gathering statistics"
                .formatted((long) (batches * BATCH / seconds)));
        database.execute(
                "vacuum (freeze, analyze) statement, statement_key, statement_agent, statement_activity",
                "vacuum analyze agent, activity, verb",
                "checkpoint");
    }

    private void copy(Numbers numbers, AtomicInteger next, int batches) throws SQLException, IOException {
        Random random = new Random();
        try (Connection connection = database.bench();
                Statement settings = connection.createStatement()) {
            settings.execute("set synchronous_commit = off");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
                Instant at =
                        begin.plusMillis((long) (ChronoUnit.MILLIS.between(begin, end) * (double) batch / batches));
                int number = batch;
                CopyRows rows = new CopyRows(numbers, BATCH, at, i -> sample(random, number, batches, i));
                rows.send(copy, firstSeq(at), random);
                connection.commit();
                if (batch % Math.max(1, batches / 10) == 0) {
                    report.progress("  %d %%".formatted(batch * 100L / batches));
                }
            }
        }
    }

    /** The first fill names each one-off activity once, the first of them in its oldest month. */
    private Sample sample(Random random, int batch, int batches, int i) {
        Sample sample = Sample.random(random);
        int every = Math.max(1, batches / Sample.ONCE);
        boolean once = fills == 0 && i == 0 && batch % every == 0 && batch / every < Sample.ONCE;
        return once ? sample.naming(batch / every) : sample;
    }

    /** A later fill uses other numbers of the same milliseconds. */
    private long firstSeq(Instant at) {
        return (at.toEpochMilli() << COUNTER_BITS) + ((long) (fills + 1) << COUNTER_BITS_OF_FILL);
    }
}
