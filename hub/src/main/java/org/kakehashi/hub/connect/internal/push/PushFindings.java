package org.kakehashi.hub.connect.internal.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;

/** What is found in the rows of a batch, up to a bound a row and a batch; which rows have an error is always known. */
final class PushFindings implements Findings {
    private static final int MOST_A_ROW = 5;
    private static final int MOST = 1000;

    private final Map<Long, List<Finding>> byRow = new HashMap<>();
    private final List<Finding> all = new ArrayList<>();
    private final Set<Long> failed = new HashSet<>();

    @Override
    public void report(Finding finding) {
        long row = finding.line() == null ? 0L : finding.line();
        if (finding.severity() == Severity.ERROR) {
            failed.add(row);
        }
        if (all.size() < MOST && of(row).size() < MOST_A_ROW) {
            byRow.computeIfAbsent(row, none -> new ArrayList<>()).add(finding);
            all.add(finding);
        }
    }

    /** Whether an error was found in the row, be it kept or not. */
    boolean failed(long row) {
        return failed.contains(row);
    }

    List<Finding> of(long row) {
        return byRow.getOrDefault(row, List.of());
    }

    List<Finding> all() {
        return all;
    }
}
