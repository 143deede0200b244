package org.kakehashi.conformance.xapi.report;

import java.util.List;
import org.kakehashi.conformance.kit.HtmlPage;
import org.kakehashi.conformance.xapi.Baseline;
import org.kakehashi.conformance.xapi.Outcome;

/** The report for people: one page that needs nothing else. */
final class HtmlReport {
    private final List<Row> rows;
    private final Baseline baseline;

    HtmlReport(List<Row> rows, Baseline baseline) {
        this.rows = rows;
        this.baseline = baseline;
    }

    String text() {
        HtmlPage page = new HtmlPage("xAPI conformance");
        page.add(String.format(
                "<p>%d checks passed, %d failed; %d of %d requirements are covered.</p>",
                rows.stream().mapToLong(Row::passed).sum(),
                rows.stream().mapToLong(Row::failed).sum(),
                rows.stream().filter(Row::covered).count(),
                rows.size()));
        Report.bySection(rows).forEach((section, of) -> {
            page.add("<h2>").text(section).add("</h2><table><thead><tr><th>requirement</th><th></th>");
            page.add("<th>passed</th><th>failed</th></tr></thead><tbody>");
            of.forEach(row -> append(page, row));
            page.add("</tbody></table>\n");
        });
        return page.end();
    }

    private void append(HtmlPage page, Row row) {
        page.add("<tr><td>").text(row.requirement().id()).add("</td><td>");
        page.text(row.requirement().text());
        if (!row.covered()) {
            page.add("<br><span class=\"open\">Not covered. ")
                    .text(row.requirement().whyNoCheck())
                    .add("</span>");
        }
        row.failures().forEach(failure -> append(page, failure));
        page.add("</td><td class=\"number\">" + row.passed() + "</td><td class=\"number");
        page.add((row.failed() > 0 ? " failed\">" : "\">") + row.failed() + "</td></tr>\n");
    }

    private void append(HtmlPage page, Outcome failure) {
        page.add("<details><summary class=\"failed\">")
                .text(failure.check().name())
                .add("</summary><p>")
                .text(failure.failure());
        if (baseline.knows(failure.check())) {
            page.add(" Known: ").text(baseline.reason(failure.check()));
        }
        page.add("</p><pre>").text(failure.excerpt()).add("</pre></details>");
    }
}
