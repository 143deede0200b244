package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.kakehashi.conformance.hub.HubProcess;

/** How long a tool takes to read the members of a class of 4,000, page after page (Names and Role Provisioning Services 2.0). */
final class LargeClass {
    private static final int PUPILS = 4_000;
    private static final String USER = "\"user_id\"";

    private final HubProcess hub;
    private final Database database;

    LargeClass(HubProcess hub, Database database) {
        this.hub = hub;
        this.database = database;
    }

    /** Reads it again and again; what came out, as a sentence. */
    String read(BenchTool tool, Duration length) throws IOException, InterruptedException, SQLException {
        String first = "/api/lti/contexts/" + database.classOf(PUPILS) + "/memberships";
        Load load = new Load(hub.port(), "Authorization: Bearer " + tool.token(hub) + "\r\n");
        long begin = System.nanoTime();
        try (Connection connection = new Connection(hub.port(), "Authorization: Bearer " + tool.token(hub) + "\r\n")) {
            all(connection, first);
        }
        double once = (System.nanoTime() - begin) / 1e6;
        CpuTimes before = CpuTimes.of(hub);
        Load.Result result = load.run(1, length, random -> (connection, any) -> all(connection, first));
        CpuTimes cpu = CpuTimes.of(hub).since(before);
        long reads = result.units() / PUPILS;
        return String.format(
                Locale.ROOT,
                "The %,d members of a class with their names, in pages of 1,000, one connection: the first time, in which their subjects are made, %,.0f ms; then p50 %.0f ms, p95 %.0f ms"
                        + " for all of %d reads, %.0f µs of the hub's and %.0f µs of the database's time a member.",
                PUPILS,
                once,
                result.p50(),
                result.p95(),
                reads,
                cpu.hub() * 1e6 / result.units(),
                cpu.database() * 1e6 / result.units());
    }

    private static int all(Connection connection, String first) throws IOException {
        int members = 0;
        String next = first;
        while (!next.isEmpty()) {
            String page = connection.text(next);
            for (int at = page.indexOf(USER); at >= 0; at = page.indexOf(USER, at + 1)) {
                members++;
            }
            next = connection.next();
        }
        if (members != PUPILS) {
            throw new IOException(members + " members instead of " + PUPILS);
        }
        return members;
    }
}
