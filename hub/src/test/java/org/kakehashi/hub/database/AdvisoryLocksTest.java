package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two stores that lock by one number would wait for each other without knowing. */
class AdvisoryLocksTest {
    private static final Pattern NUMBER = Pattern.compile("\\b7270\\d\\d\\b");

    @Test
    void aLocksNumberIsUsedByOneClass() throws IOException {
        Map<String, TreeSet<String>> users = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                NUMBER.matcher(Files.readString(source))
                        .results()
                        .map(MatchResult::group)
                        .forEach(number -> users.computeIfAbsent(number, one -> new TreeSet<>())
                                .add(source.toString()));
            }
        }
        assertThat(users).hasSizeGreaterThan(7);
        assertThat(users).allSatisfy((number, classes) -> assertThat(classes).hasSize(1));
    }
}
