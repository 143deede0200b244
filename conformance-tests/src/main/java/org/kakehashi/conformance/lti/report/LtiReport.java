package org.kakehashi.conformance.lti.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kakehashi.conformance.kit.HtmlPage;
import org.kakehashi.conformance.lti.report.Criterion.Part;
import tools.jackson.databind.json.JsonMapper;

/** The report about one tool: a page to send on, JSON for programs, and a summary for the terminal. */
public final class LtiReport {
    private final String tool;
    private final Instant at;
    private final Ledger ledger;

    /**
     * @param tool what the tool is called
     * @param at when it was tried
     */
    public LtiReport(String tool, Instant at, Ledger ledger) {
        this.tool = tool;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.ledger = ledger;
    }

    /** Writes index.html and report.json into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), html());
        Files.writeString(folder.resolve("report.json"), json());
    }

    /** A line a criterion, what failed in more, and the counts. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        for (Part part : Part.values()) {
            text.append(part.title()).append('\n');
            of(part).forEach(criterion -> append(text, criterion));
        }
        return text.append(counts()).append('\n').toString();
    }

    private void append(StringBuilder text, Criterion criterion) {
        text.append(
                String.format("  %-8s  %s (%s)%n", ledger.verdict(criterion), criterion.title(), criterion.section()));
        for (Outcome outcome : told(criterion)) {
            text.append("              ").append(line(outcome)).append('\n');
        }
        if (ledger.verdict(criterion).compareTo(Verdict.WARNING) >= 0) {
            text.append("              → ").append(criterion.remedy()).append('\n');
        }
    }

    private static String line(Outcome outcome) {
        String where = outcome.where().isEmpty() ? "" : outcome.where() + ": ";
        String expected = outcome.expected().isEmpty() ? "" : "expected " + outcome.expected() + "; got ";
        return where + expected + outcome.got();
    }

    private String counts() {
        Map<Verdict, Long> counts = Arrays.stream(Criterion.values())
                .collect(Collectors.groupingBy(
                        ledger::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Verdict, Long>comparingByKey().reversed())
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private String html() {
        HtmlPage page = new HtmlPage("LTI 1.3 conformance: " + tool);
        page.add("<p>").text(at + ", by the Kakehashi kit. " + counts() + ".").add("</p>");
        page.add(
                "<p class=\"open\">Not seen means that the tool didn't do it while it was watched; that alone is no fault.</p>");
        for (Part part : Part.values()) {
            page.add("<h2>")
                    .text(part.title())
                    .add("</h2><table><thead><tr><th>check</th><th>section</th><th></th></tr></thead><tbody>\n");
            of(part).forEach(criterion -> append(page, criterion));
            page.add("</tbody></table>\n");
        }
        return page.end();
    }

    private void append(HtmlPage page, Criterion criterion) {
        Verdict verdict = ledger.verdict(criterion);
        page.add("<tr><td>").text(criterion.title());
        told(criterion).forEach(outcome -> append(page, outcome));
        if (verdict.compareTo(Verdict.WARNING) >= 0) {
            page.add("<p>To mend it: ").text(criterion.remedy()).add("</p>");
        }
        String style = verdict == Verdict.NOT_SEEN ? "open" : verdict.toString();
        page.add("</td><td>")
                .text(criterion.section())
                .add("</td><td class=\"" + style + "\">" + verdict + "</td></tr>\n");
    }

    private static void append(HtmlPage page, Outcome outcome) {
        if (outcome.verdict() == Verdict.NOT_SEEN) {
            page.add("<br><span class=\"open\">").text(outcome.got()).add("</span>");
            return;
        }
        page.add("<details><summary class=\"" + outcome.verdict() + "\">")
                .text(line(outcome))
                .add("</summary><pre>");
        page.text(outcome.excerpt()).add("</pre></details>");
    }

    private String json() {
        List<Map<String, Object>> rows =
                Arrays.stream(Criterion.values()).map(this::row).toList();
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("tool", tool, "at", at.toString(), "checks", rows));
    }

    private Map<String, Object> row(Criterion criterion) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", criterion.name());
        row.put("section", criterion.section());
        row.put("title", criterion.title());
        row.put("verdict", ledger.verdict(criterion).toString());
        row.put(
                "passed",
                ledger.of(criterion).stream()
                        .filter(LtiReport::isPassed)
                        .map(Outcome::where)
                        .toList());
        row.put("remarks", told(criterion).stream().map(LtiReport::remark).toList());
        return row;
    }

    private static Map<String, String> remark(Outcome outcome) {
        return Map.of(
                "verdict", outcome.verdict().toString(),
                "where", outcome.where(),
                "expected", outcome.expected(),
                "got", outcome.got(),
                "remedy", outcome.criterion().remedy(),
                "excerpt", outcome.excerpt());
    }

    /** Everything but what passed. Why something wasn't seen goes without saying once it was. */
    private List<Outcome> told(Criterion criterion) {
        boolean seen = ledger.verdict(criterion) != Verdict.NOT_SEEN;
        return ledger.of(criterion).stream()
                .filter(outcome -> !isPassed(outcome))
                .filter(outcome -> !seen || outcome.verdict() != Verdict.NOT_SEEN)
                .toList();
    }

    private static boolean isPassed(Outcome outcome) {
        return outcome.verdict() == Verdict.PASSED;
    }

    private static List<Criterion> of(Part part) {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> criterion.part() == part)
                .toList();
    }
}
