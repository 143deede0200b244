package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * One statement at a time on an idle hub, in turn with what can't be avoided: one row of the same bytes, inserted and committed through
 * JDBC.
 */
final class PlainTransaction {
    /**
     * Times in milliseconds.
     *
     * @param statements how many were stored by either
     * @param hub half of the hub's answers came within
     * @param hub99 99 of 100 of them
     * @param plain half of the plain transactions took at most
     * @param plain99 99 of 100 of them
     */
    record Result(long statements, double hub, double hub99, double plain, double plain99) {}

    private final Database database;
    private final XapiLoads xapi;

    PlainTransaction(Database database, XapiLoads xapi) {
        this.database = database;
        this.xapi = xapi;
    }

    Result run(Duration length) throws IOException, SQLException {
        Latencies hub = new Latencies();
        Latencies plain = new Latencies();
        Random random = new Random();
        byte[] body = SampleStatements.json(Sample.random(random), Instant.now());
        long count = 0;
        try (Connection connection = database.bench();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bench_row (tenant_id, seq, body) values (1, ?, ?)");
                var http = xapi.connect()) {
            long seq = System.nanoTime();
            long end = seq + length.toNanos();
            for (; System.nanoTime() < end; count++) {
                SampleStatements.Body statement = SampleStatements.single(random);
                long start = System.nanoTime();
                xapi.post(http, statement, random);
                long middle = System.nanoTime();
                insert.setLong(1, seq++);
                insert.setBytes(2, body);
                insert.executeUpdate();
                connection.commit();
                hub.add(middle - start);
                plain.add(System.nanoTime() - middle);
            }
        }
        return new Result(count, hub.percentile(50), hub.percentile(99), plain.percentile(50), plain.percentile(99));
    }
}
