package org.kakehashi.conformance.xapi.report;

import java.util.List;
import java.util.Map;
import org.kakehashi.conformance.xapi.Baseline;
import org.kakehashi.conformance.xapi.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs. */
final class JsonReport {
    private final List<Row> rows;
    private final Baseline baseline;

    JsonReport(List<Row> rows, Baseline baseline) {
        this.rows = rows;
        this.baseline = baseline;
    }

    String text() {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(rows.stream().map(this::row).toList());
    }

    private Map<String, Object> row(Row row) {
        return Map.of(
                "requirement", row.requirement().id(),
                "edition", row.edition().version(),
                "section", row.requirement().section(),
                "resource", row.requirement().resource(),
                "text", row.requirement().text(),
                "whyNoCheck", row.covered() ? "" : row.requirement().whyNoCheck(),
                "passed", row.passed(),
                "failed", row.failed(),
                "failures", row.failures().stream().map(this::failure).toList());
    }

    private Map<String, Object> failure(Outcome outcome) {
        return Map.of(
                "check", outcome.check().name(),
                "failure", outcome.failure(),
                "known", baseline.reason(outcome.check()),
                "excerpt", outcome.excerpt());
    }
}
