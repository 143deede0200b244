package org.kakehashi.conformance.xapi;

import java.util.Arrays;
import java.util.List;

/** {@code documents.csv}: the three document resources share their behaviour, but each has requirements of its own for it. */
public final class DocumentTopics {
    private static final List<String[]> ROWS = Resources.table("documents.csv");

    private DocumentTopics() {}

    /** The requirements about a topic of a resource; none where the resource has none. */
    public static List<String> of(String resource, String topic) {
        return ROWS.stream()
                .filter(row -> Arrays.asList(row).subList(0, 2).equals(List.of(resource, topic)))
                .map(row -> row[2])
                .toList();
    }
}
