package org.kakehashi.hub.connect.internal.push;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;

/**
 * What became of a batch.
 *
 * @param importId its run in the history of imports
 * @param rows in the order in which they were sent
 */
record PushAnswer(long importId, Counts counts, List<Row> rows) {

    /** What became of a row. */
    enum Status {
        /** Added, or another than what stood. */
        CHANGED,
        /** Stood already, or a later row of the batch has the same key. */
        UNCHANGED,
        /** Waits for the roster. */
        QUARANTINED,
        /** Left out. */
        FAILED;

        /** As on the wire. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param row counted from 1 */
    record Row(long row, String status, List<Said> findings) {}

    /**
     * What was found, without the value: the answer is kept for days, and the sender has it.
     *
     * @param field a JSON Pointer into the row
     */
    record Said(Severity severity, String code, @Nullable String field, Text rule, Text remedy) {
        static Said of(Finding finding) {
            return new Said(finding.severity(), finding.code(), finding.column(), finding.rule(), finding.remedy());
        }
    }
}
