package org.kakehashi.conformance.xapi.report;

import java.util.List;
import org.kakehashi.conformance.xapi.Baseline;
import org.kakehashi.conformance.xapi.Outcome;

/** The report for people: one page that needs nothing else. */
final class HtmlReport {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>xAPI conformance</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; margin-bottom: 1.5rem; }
            td, th { border-bottom: 1px solid #ddd; padding: .25rem .5rem; text-align: left; vertical-align: top; }
            td.number { text-align: right; white-space: nowrap; }
            .failed { color: #a00; font-weight: bold; } .open { color: #777; }
            pre { background: #f6f6f6; overflow: auto; padding: .5rem; white-space: pre-wrap; word-break: break-word; }
            </style></head><body><h1>xAPI conformance</h1>
            """;

    private final List<Row> rows;
    private final Baseline baseline;

    HtmlReport(List<Row> rows, Baseline baseline) {
        this.rows = rows;
        this.baseline = baseline;
    }

    String text() {
        StringBuilder html = new StringBuilder(HEAD);
        html.append(String.format(
                "<p>%d checks passed, %d failed; %d of %d requirements are covered.</p>",
                rows.stream().mapToLong(Row::passed).sum(),
                rows.stream().mapToLong(Row::failed).sum(),
                rows.stream().filter(Row::covered).count(),
                rows.size()));
        Report.bySection(rows).forEach((section, of) -> {
            html.append("<h2>")
                    .append(escaped(section))
                    .append("</h2><table><thead><tr><th>requirement</th><th></th>")
                    .append("<th>passed</th><th>failed</th></tr></thead><tbody>");
            of.forEach(row -> append(html, row));
            html.append("</tbody></table>\n");
        });
        return html.append("</body></html>\n").toString();
    }

    private void append(StringBuilder html, Row row) {
        html.append("<tr><td>").append(escaped(row.requirement().id())).append("</td><td>");
        html.append(escaped(row.requirement().text()));
        if (!row.covered()) {
            html.append("<br><span class=\"open\">Not covered. ")
                    .append(escaped(row.requirement().whyNoCheck()))
                    .append("</span>");
        }
        row.failures().forEach(failure -> append(html, failure));
        html.append("</td><td class=\"number\">")
                .append(row.passed())
                .append("</td><td class=\"number")
                .append(row.failed() > 0 ? " failed" : "")
                .append("\">")
                .append(row.failed())
                .append("</td></tr>\n");
    }

    private void append(StringBuilder html, Outcome failure) {
        html.append("<details><summary class=\"failed\">")
                .append(escaped(failure.check().name()))
                .append("</summary><p>")
                .append(escaped(failure.failure()));
        if (baseline.knows(failure.check())) {
            html.append(" Known: ").append(escaped(baseline.reason(failure.check())));
        }
        html.append("</p><pre>").append(escaped(failure.excerpt())).append("</pre></details>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
