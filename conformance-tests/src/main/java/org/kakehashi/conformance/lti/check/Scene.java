package org.kakehashi.conformance.lti.check;

import java.util.List;
import org.kakehashi.conformance.lti.platform.Exchange;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import org.kakehashi.conformance.lti.report.Criterion;
import org.kakehashi.conformance.lti.report.Ledger;

/**
 * What a check has to do with.
 *
 * @param platform that the tool is tried with
 * @param tool that is tried
 * @param launcher that opens it
 * @param judge that knows a launch from a refusal
 * @param ledger that keeps what became of it
 * @param before how many requests the platform had seen before
 */
public record Scene(Platform platform, RegisteredTool tool, Launcher launcher, Judge judge, Ledger ledger, int before) {
    /** Begins with a tool. */
    public static Scene of(Platform platform, RegisteredTool tool, Judge judge, Ledger ledger) {
        int before = platform.exchanges().size();
        return new Scene(platform, tool, new Launcher(platform, tool), judge, ledger, before);
    }

    /** A launch that came no further; where the login's checks say why already, they alone do. */
    void broken(Criterion criterion, String where, Broken launch) {
        if (ledger.failedIn(Criterion.Part.LOGIN)) {
            ledger.notSeen(criterion, "the tool doesn't get so far: " + launch.told());
        } else {
            ledger.failed(criterion, where, "a launch", launch.told(), launch.excerpt());
        }
    }

    /** Requests to the platform since then. */
    List<Exchange> exchanges() {
        List<Exchange> all = platform.exchanges();
        return all.subList(before, all.size());
    }
}
