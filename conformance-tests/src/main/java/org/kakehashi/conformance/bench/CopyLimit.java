package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database takes at most: binary COPY of rows encoded beforehand, 500 statements a transaction, into the hub's own tables with
 * all their indexes, by a role that row-level security does not bind, for a tenant that nobody reads.
 */
final class CopyLimit {
    private static final int TENANT = 1_000_000;
    private static final int BATCH = 500;
    private static final int SETS = 12;
    private static final int COUNTER_BITS = 20;

    private final Database database;
    private final Numbers numbers;
    private final AtomicLong nextSeq = new AtomicLong(System.currentTimeMillis() << COUNTER_BITS);

    CopyLimit(Database database, Numbers numbers) {
        this.database = database;
        this.numbers = numbers.of(TENANT);
    }

    /**
     * What was copied.
     *
     * @param statements all of them
     * @param perSecond statements a second
     */
    record Result(long statements, double perSecond) {}

    Result run(int connections, Duration length) throws IOException, InterruptedException {
        long committed = 0;
        List<List<CopyRows>> rows = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            rows.add(encode(new Random(i)));
        }
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> all = new ArrayList<>();
            for (List<CopyRows> sets : rows) {
                all.add(threads.submit(() -> copy(sets, end)));
            }
            for (Future<Long> one : all) {
                committed += one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return new Result(committed, committed / ((System.nanoTime() - start) / 1e9));
    }

    private List<CopyRows> encode(Random random) {
        List<CopyRows> sets = new ArrayList<>();
        for (int i = 0; i < SETS; i++) {
            sets.add(new CopyRows(numbers, BATCH, Instant.now(), number -> Sample.random(random)));
        }
        return sets;
    }

    private long copy(List<CopyRows> sets, long end) throws SQLException, IOException {
        Random random = new Random();
        long committed = 0;
        try (Connection connection = database.bench()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            while (System.nanoTime() < end) {
                sets.get(random.nextInt(SETS)).send(copy, nextSeq.getAndAdd(BATCH), random);
                connection.commit();
                committed += BATCH;
            }
        }
        return committed;
    }
}
