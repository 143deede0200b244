package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.kakehashi.conformance.hub.HubProcess;

/** Ingest in turn with the limit, so that both see the same machine. */
final class Ingest {
    private static final int FEWEST = 2;
    private static final int MOST = 4;

    private final HubProcess hub;
    private final XapiLoads xapi;
    private final CopyLimit limit;
    private final PlainTransaction plain;
    private final Report report;

    Ingest(HubProcess hub, XapiLoads xapi, CopyLimit limit, PlainTransaction plain, Report report) {
        this.hub = hub;
        this.xapi = xapi;
        this.limit = limit;
        this.plain = plain;
        this.report = report;
    }

    void run(Duration warmUp, Duration round) throws IOException, InterruptedException, SQLException {
        report.progress("Warming up the writing");
        xapi.batches(500, 4, warmUp.dividedBy(2));
        xapi.batches(50, 8, warmUp.dividedBy(4));
        limit.run(FEWEST, warmUp.dividedBy(4));
        for (int connections = FEWEST; connections <= MOST; connections++) {
            CpuTimes before = CpuTimes.of(hub);
            report.limit(
                    connections, limit.run(connections, round), CpuTimes.of(hub).since(before));
            measure("batches of 500, 4 connections", "0.70", 500, 4, round);
        }
        measure("batches of 500, 8 connections", "0.70", 500, 8, round);
        measure("batches of 50, 8 connections", "0.40", 50, 8, round);
        // Tens of thousands of requests pass before the compiler is done with what only a request needs.
        xapi.batches(1, 64, warmUp);
        measure("single statements, 64 connections", "0.13", 1, 64, round);
        report.idle(plain.run(round));
    }

    private void measure(String what, String target, int size, int connections, Duration round)
            throws IOException, InterruptedException {
        CpuTimes before = CpuTimes.of(hub);
        Load.Result result = xapi.batches(size, connections, round);
        report.ingest(what, target, result, CpuTimes.of(hub).since(before));
    }
}
