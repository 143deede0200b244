package org.kakehashi.conformance.xapi.report;

import java.util.List;
import org.kakehashi.conformance.xapi.Baseline;
import org.kakehashi.conformance.xapi.Outcome;

/** The report for reading in a repository. */
final class MarkdownReport {
    private final List<Row> rows;
    private final Baseline baseline;

    MarkdownReport(List<Row> rows, Baseline baseline) {
        this.rows = rows;
        this.baseline = baseline;
    }

    String text() {
        StringBuilder text = new StringBuilder("# xAPI conformance\n");
        Report.bySection(rows).forEach((section, of) -> {
            text.append("\n## ").append(section).append("\n\n| requirement | | passed | failed |\n|---|---|---|---|\n");
            of.forEach(row -> text.append(String.format(
                    "| %s | %s%s | %d | %d |%n",
                    row.requirement().id(), row.requirement().text(), note(row), row.passed(), row.failed())));
        });
        text.append("\n## Failures\n");
        rows.stream().flatMap(row -> row.failures().stream()).forEach(failure -> append(text, failure));
        return text.toString();
    }

    private static String note(Row row) {
        if (row.covered()) {
            return "";
        }
        String why = row.requirement().whyNoCheck();
        return " (**not covered**" + (why.isEmpty() ? "" : ": " + why) + ")";
    }

    private void append(StringBuilder text, Outcome failure) {
        text.append("\n### ").append(failure.check().title()).append("\n\n").append(failure.failure());
        if (baseline.knows(failure.check())) {
            text.append(" (known: ").append(baseline.reason(failure.check())).append(')');
        }
        text.append("\n\n```\n")
                .append(failure.excerpt().replace("```", "` ` `"))
                .append("\n```\n");
    }
}
