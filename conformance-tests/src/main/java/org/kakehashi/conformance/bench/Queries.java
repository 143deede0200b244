package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kakehashi.conformance.hub.HubProcess;

/** The queries that are measured, and how. */
final class Queries {
    private static final int CONNECTIONS = 8;
    private static final List<Kind> KINDS = List.of(
            new Kind("no filter", XapiLoads::unfiltered, CONNECTIONS),
            new Kind("agent", XapiLoads::byAgent, CONNECTIONS),
            new Kind("verb", XapiLoads::byVerb, CONNECTIONS),
            new Kind("activity", XapiLoads::byActivity, CONNECTIONS),
            new Kind("related activity", XapiLoads::byRelatedActivity, CONNECTIONS),
            new Kind("one-off related activity", XapiLoads::byOneOffActivity, 1));

    /** A filter, and over how many connections it is asked for. */
    record Kind(String name, XapiLoads.Filter filter, int connections) {}

    /** What came out for a kind. */
    record Measured(Kind kind, Load.Result result, CpuTimes cpu) {}

    private final HubProcess hub;
    private final XapiLoads xapi;

    Queries(HubProcess hub, XapiLoads xapi) {
        this.hub = hub;
        this.xapi = xapi;
    }

    /** Each kind for {@code round}, after a tenth of the warm-up. */
    List<Measured> run(Report report, Duration warmUp, Duration round) throws IOException, InterruptedException {
        check();
        report.progress("Warming up the queries");
        for (Kind kind : KINDS) {
            xapi.pages(kind.connections(), warmUp.dividedBy(KINDS.size()), kind.filter());
        }
        List<Measured> all = new ArrayList<>();
        for (Kind kind : KINDS) {
            CpuTimes before = CpuTimes.of(hub);
            Load.Result result = xapi.pages(kind.connections(), round, kind.filter());
            all.add(new Measured(kind, result, CpuTimes.of(hub).since(before)));
            report.progress(Report.row(all.getLast()));
        }
        return all;
    }

    /** What was filled must be what the hub finds, or the figures would be about nothing. */
    private void check() throws IOException {
        Random random = new Random();
        require("an unfiltered page", xapi.count(XapiLoads::unfiltered, random) == 100);
        require("a verb's page", xapi.count(XapiLoads::byVerb, random) == 100);
        require("a unit's page", xapi.count(XapiLoads::byRelatedActivity, random) == 100);
        require("a pupil's page", xapi.count(XapiLoads::byAgent, random) > 1);
        require("a question's page", xapi.count(XapiLoads::byActivity, random) > 10);
        require("a one-off activity", xapi.count(XapiLoads::byOneOffActivity, random) == 1);
    }

    private static void require(String what, boolean holds) throws IOException {
        if (!holds) {
            throw new IOException(what + " does not hold what was filled in");
        }
    }
}
