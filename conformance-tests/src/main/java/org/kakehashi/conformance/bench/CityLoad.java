package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A school day's load of a city, compressed: 2,000 statements a second, a fifth of them one by one as tools send them and the rest in
 * batches of 50 as servers do, beside 25 reads a second. In the end every id that was acknowledged must be in the store.
 */
final class CityLoad {
    private static final int SINGLES = 400;
    private static final int BATCHES = 32;
    private static final int BATCH = 50;
    private static final int READS = 25;
    private static final int SINGLE_CONNECTIONS = 48;
    private static final int OTHER_CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int ASKED_FOR = 500;
    private static final String HEAD = """
            | minute | statements/s | single p50 ms | p99 ms | batch p50 ms | p99 ms | read p50 ms | p99 ms | hub's memory MB | heap after collection MB |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private final XapiLoads xapi;
    private final Memory memory;
    private final Report report;
    private final Duration length;
    private final List<SampleStatements.Body> batches = XapiLoads.bodies(BATCH, new Random(2));
    private final List<XapiLoads.Filter> filters = List.of(
            XapiLoads::unfiltered,
            XapiLoads::byAgent,
            XapiLoads::byVerb,
            XapiLoads::byActivity,
            XapiLoads::byRelatedActivity);
    private final Pace singles;
    private final Pace inBatches;
    private final Pace reads;

    CityLoad(XapiLoads xapi, Memory memory, Report report, Duration length) {
        this.xapi = xapi;
        this.memory = memory;
        this.report = report;
        this.length = length;
        this.singles = new Pace("single", SINGLES, this::single, length);
        this.inBatches = new Pace("batch", BATCHES, this::batch, length);
        this.reads = new Pace("read", READS, this::read, length);
    }

    private void single(Connection connection, Random random, Ids acknowledged) throws IOException {
        send(connection, SampleStatements.single(random), random, acknowledged);
    }

    private void batch(Connection connection, Random random, Ids acknowledged) throws IOException {
        SampleStatements.Body made = batches.get(random.nextInt(batches.size()));
        // Its ids are written in place, and other connections use the same body.
        send(connection, new SampleStatements.Body(made.bytes().clone(), made.idsAt()), random, acknowledged);
    }

    private void send(Connection connection, SampleStatements.Body body, Random random, Ids acknowledged)
            throws IOException {
        Ids sent = new Ids();
        xapi.post(connection, body, random, sent);
        acknowledged.addAll(sent);
    }

    private void read(Connection connection, Random random, Ids acknowledged) throws IOException {
        xapi.get(connection, filters.get(random.nextInt(filters.size())), random);
    }

    /** Runs it and checks what is there; fails where an answer was an error or a statement is lost. */
    void run(Database database, int tenant) throws IOException, InterruptedException, SQLException {
        report.progress("Warming up");
        xapi.batches(BATCH, OTHER_CONNECTIONS, WARM_UP);
        xapi.batches(1, OTHER_CONNECTIONS, WARM_UP);
        memory.now();
        long before = database.statements();
        StringBuilder table = new StringBuilder(HEAD);
        load(table);
        report.paragraph(
                "At a fixed rate of %d single statements, %d batches of %d and %d reads a second; latencies count from the moment that each request was due:"
                        .formatted(SINGLES, BATCHES, BATCH, READS));
        report.paragraph(table.toString().stripTrailing());
        long errors = singles.errors() + inBatches.errors() + reads.errors();
        Ids acknowledged = new Ids();
        acknowledged.addAll(singles.acknowledged());
        acknowledged.addAll(inBatches.acknowledged());
        long missing = database.missing(tenant, acknowledged);
        long added = database.statements() - before;
        report.paragraph(String.format(
                Locale.ROOT,
                "Errors: **%d**. Acknowledged: %,d statements; of these missing in the end: **%d** (the store grew by %,d).",
                errors,
                acknowledged.count(),
                missing,
                added));
        ask(acknowledged);
        if (errors > 0 || missing > 0 || added < acknowledged.count()) {
            throw new IOException("The load met errors or lost statements: " + singles.firstError() + " / "
                    + inBatches.firstError() + " / " + reads.firstError());
        }
    }

    private void load(StringBuilder table) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            begin(threads, all, singles, SINGLE_CONNECTIONS, start, end);
            begin(threads, all, inBatches, OTHER_CONNECTIONS, start, end);
            begin(threads, all, reads, OTHER_CONNECTIONS, start, end);
            for (int minute = 0; minute < length.toMinutes(); minute++) {
                TimeUnit.NANOSECONDS.sleep(start + TimeUnit.MINUTES.toNanos(minute + 1L) - System.nanoTime());
                String row = row(minute, memory.now());
                report.progress(row);
                table.append(row).append('\n');
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void begin(ExecutorService threads, List<Future<?>> all, Pace pace, int connections, long start, long end) {
        for (int i = 0; i < connections; i++) {
            all.add(threads.submit(() -> {
                pace.work(xapi, start, end);
                return null;
            }));
        }
    }

    private String row(int minute, Memory.Moment moment) {
        Latencies single = singles.minute(minute);
        Latencies batch = inBatches.minute(minute);
        Latencies read = reads.minute(minute);
        return String.format(
                Locale.ROOT,
                "| %d | %,.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %d |",
                minute + 1,
                (single.count() + (double) BATCH * batch.count()) / 60,
                single.percentile(50),
                single.percentile(99),
                batch.percentile(50),
                batch.percentile(99),
                read.percentile(50),
                read.percentile(99),
                moment.residentMegabytes(),
                moment.heapMegabytes());
    }

    /** Through the API as well, for some of them. */
    private void ask(Ids acknowledged) throws IOException {
        Random random = new Random();
        try (Connection connection = xapi.connect()) {
            for (int i = 0; i < ASKED_FOR && acknowledged.count() > 0; i++) {
                xapi.one(connection, acknowledged.get(random.nextInt(acknowledged.count())));
            }
        }
        report.progress("%d of them were asked for through the API and given".formatted(ASKED_FOR));
    }
}
