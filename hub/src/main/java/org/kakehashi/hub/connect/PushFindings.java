package org.kakehashi.hub.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;

/** What is found in the rows of a batch, up to a bound a row. */
final class PushFindings implements Findings {
    private static final int MOST_A_ROW = 30;

    private final Map<Long, List<Finding>> byRow = new HashMap<>();
    private final List<Finding> all = new ArrayList<>();

    @Override
    public void report(Finding finding) {
        List<Finding> ofRow =
                byRow.computeIfAbsent(finding.line() == null ? 0L : finding.line(), n -> new ArrayList<>());
        if (ofRow.size() < MOST_A_ROW) {
            ofRow.add(finding);
            all.add(finding);
        }
    }

    List<Finding> of(long row) {
        return byRow.getOrDefault(row, List.of());
    }

    List<Finding> all() {
        return all;
    }
}
