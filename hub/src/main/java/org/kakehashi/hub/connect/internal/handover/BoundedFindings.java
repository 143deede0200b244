package org.kakehashi.hub.connect.internal.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;

/** Keeps the first findings of a look at a roster, and no record. */
final class BoundedFindings implements RosterSink {
    private static final int MOST = 1000;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void file(RosterFile file, DeliveryMode mode) {
        // Only what is found counts.
    }

    @Override
    public void accept(RosterRecord record) {
        // Only what is found counts.
    }

    @Override
    public void report(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What they say, for a program. */
    String text() {
        return findings.stream()
                .map(finding -> finding.code() + ": " + finding.rule().en())
                .collect(Collectors.joining(" "));
    }
}
