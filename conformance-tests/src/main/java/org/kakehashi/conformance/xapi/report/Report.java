package org.kakehashi.conformance.xapi.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kakehashi.conformance.xapi.Baseline;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Outcome;
import org.kakehashi.conformance.xapi.Requirement;
import org.kakehashi.conformance.xapi.Requirements;

/** All requirements with the outcomes of their checks. */
public final class Report {
    private final List<Row> rows = new ArrayList<>();
    private final Baseline baseline;

    /** Sorts outcomes by requirement. */
    public Report(Requirements requirements, List<Edition> editions, List<Outcome> outcomes, Baseline baseline) {
        this.baseline = baseline;
        Map<String, List<Outcome>> byRow = outcomes.stream()
                .collect(Collectors.groupingBy(outcome ->
                        key(outcome.check().requirement(), outcome.check().edition())));
        for (Edition edition : editions) {
            for (Requirement requirement : requirements.all()) {
                if (requirement.editions().contains(edition)) {
                    rows.add(new Row(requirement, edition, byRow.getOrDefault(key(requirement, edition), List.of())));
                }
            }
        }
    }

    /** Writes index.html, report.md and report.json into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), new HtmlReport(rows, baseline).text());
        Files.writeString(folder.resolve("report.md"), new MarkdownReport(rows, baseline).text());
        Files.writeString(folder.resolve("report.json"), new JsonReport(rows, baseline).text());
    }

    /** A line per section and edition, then the failures, then what is not covered. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        bySection(rows)
                .forEach((section, of) -> text.append(String.format(
                        "%-44s %4d requirements, %5d passed, %4d failed%n",
                        section,
                        of.size(),
                        of.stream().mapToLong(Row::passed).sum(),
                        of.stream().mapToLong(Row::failed).sum())));
        for (Row row : rows) {
            for (Outcome failure : row.failures()) {
                text.append(baseline.knows(failure.check()) ? "known: " : "FAILED: ")
                        .append(failure.check().title())
                        .append(" – ")
                        .append(failure.failure())
                        .append('\n');
            }
        }
        long uncovered = rows.stream().filter(row -> !row.covered()).count();
        return text.append(String.format(
                        "%d requirements, %d covered, %d not; %d checks passed, %d failed.%n",
                        rows.size(),
                        rows.size() - uncovered,
                        uncovered,
                        rows.stream().mapToLong(Row::passed).sum(),
                        rows.stream().mapToLong(Row::failed).sum()))
                .toString();
    }

    static Map<String, List<Row>> bySection(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.edition() + "  " + row.requirement().section(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String key(Requirement requirement, Edition edition) {
        return requirement.id() + " " + edition;
    }
}
