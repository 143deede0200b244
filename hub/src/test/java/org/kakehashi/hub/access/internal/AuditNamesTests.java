package org.kakehashi.hub.access.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the audit may hold has a name that people understand. */
class AuditNamesTests {
    private static final Path SOURCES = Path.of("src/main/java/org/kakehashi/hub");

    private static final Pattern ACTION =
            Pattern.compile("\"((?:access|connect|insight|lrs|lti|records|roster|sandbox)\\.[a-z]+(?:-[a-z]+)*)\"");

    /** Strings of that shape that are something else. */
    private static final Set<String> OTHER = Set.of(
            "connect.fault",
            "connect.rows",
            "connect.runs",
            "connect.secrets-sealed",
            "insight.boards-opened",
            "insight.names-off",
            "lrs.version",
            "records.twice",
            "roster.readonly",
            "roster.source");

    @ParameterizedTest
    @ValueSource(strings = {"access.properties", "access_en.properties"})
    void everyActionHasAName(String texts) throws IOException {
        Properties names = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/i18n", texts), UTF_8)) {
            names.load(reader);
        }
        assertThat(actions()).hasSizeGreaterThan(80).allSatisfy(action -> assertThat(names)
                .containsKey("audit.did." + action));
    }

    private static Set<String> actions() throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith("Rule.java"))
                    .map(AuditNamesTests::text)
                    .map(ACTION::matcher)
                    .flatMap(Matcher::results)
                    .map(found -> found.group(1))
                    .forEach(actions::add);
        }
        actions.removeAll(OTHER);
        return actions;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
