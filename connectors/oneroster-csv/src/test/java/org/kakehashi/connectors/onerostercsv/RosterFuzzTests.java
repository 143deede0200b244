package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.contract.CollectedRoster;

/** Whatever comes, reading ends soon, and ends in records and findings, or in an IOException, and in nothing else. */
class RosterFuzzTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] GOOD = zipped(RosterFiles.good());

    private static Path directory = Path.of("");

    @BeforeContainer
    static void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("fuzz");
    }

    @AfterContainer
    static void removeDirectory() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static byte[] zipped(RosterFiles files) {
        try {
            Path place = Files.createTempDirectory("zip");
            Path zip = files.zipInto(place);
            byte[] bytes = Files.readAllBytes(zip);
            Files.delete(zip);
            Files.delete(place);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CollectedRoster read(byte[] zip) {
        return assertTimeoutPreemptively(SOON, () -> {
            Path path = Files.write(directory.resolve("fuzz.zip"), zip);
            try {
                return Rosters.read(path);
            } catch (IOException e) {
                return new CollectedRoster();
            }
        });
    }

    @Property(tries = 100)
    void anyBytesAsZip(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(read(bytes).records()).isEmpty();
    }

    @Property(tries = 200)
    void aGoodZipWithBytesChanged(@ForAll @Size(min = 1, max = 8) Map<@IntRange(max = 100_000) Integer, Byte> changes) {
        byte[] bytes = GOOD.clone();
        changes.forEach((place, value) -> bytes[place % bytes.length] = value);

        CollectedRoster roster = read(bytes);
        assertThat(roster.records()).hasSizeLessThanOrEqualTo(48);
    }

    @Property(tries = 100)
    void aGoodZipCutOffAnywhere(@ForAll @IntRange(max = 100_000) int length) {
        CollectedRoster roster = read(Arrays.copyOf(GOOD, length % GOOD.length));

        assertThat(roster.records()).isEmpty();
        assertThat(roster.findings()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> fileNames() {
        return Arbitraries.of(RosterFiles.good().names());
    }

    @Property(tries = 100)
    void anyBytesAsOneOfTheFiles(@ForAll("fileNames") String name, @ForAll @Size(max = 500) byte[] bytes) {
        CollectedRoster roster = read(zipped(RosterFiles.good().with(name, bytes)));

        assertThat(roster.findings()).isNotEmpty();
    }

    @Property(tries = 100)
    void anyTextAfterAGoodFile(@ForAll("fileNames") String name, @ForAll @StringLength(max = 200) String text) {
        RosterFiles files = RosterFiles.good();
        CollectedRoster roster = read(zipped(files.with(name, files.text(name) + text)));

        assertThat(roster.records()).hasSizeGreaterThanOrEqualTo(36);
    }

    @Property(tries = 200)
    void anyTextInAnyCell(
            @ForAll("fileNames") String name,
            @ForAll @IntRange(min = 2, max = 11) int line,
            @ForAll @IntRange(max = 30) int column,
            @ForAll @StringLength(max = 300) String value) {
        RosterFiles files = RosterFiles.good().withRows(name, rows -> {
            var row = rows.get(Math.min(line, rows.size()) - 1);
            row.set(column % row.size(), new String(value.getBytes(UTF_8), UTF_8));
        });
        CollectedRoster roster = read(zipped(files));

        assertThat(roster.records()).hasSizeBetween(0, 48);
    }

    @Property(tries = 100)
    void anyManifest(
            @ForAll @Size(max = 30) Map<@StringLength(max = 20) String, @StringLength(max = 20) String> properties,
            @ForAll("modes") String mode,
            @ForAll("profiles") String profile) {
        RosterFiles files = RosterFixture.WHOLE.files().withRows("manifest.csv", rows -> {
            rows.subList(3, rows.size()).forEach(row -> row.set(1, mode));
            properties.forEach(
                    (name, value) -> rows.add(1 + Math.floorMod(name.hashCode(), rows.size()), texts(name, value)));
        });
        assertThat(read(files, profile).findings()).isNotNull();
    }

    private static List<String> texts(String... values) {
        return Arrays.stream(values)
                .map(value -> new String(value.getBytes(UTF_8), UTF_8))
                .toList();
    }

    @Provide
    Arbitrary<String> modes() {
        return Arbitraries.of("bulk", "delta", "absent", "Bulk", "");
    }

    @Provide
    Arbitrary<String> profiles() {
        return Arbitraries.of(Profile.settings());
    }

    @Property(tries = 150)
    void anyTextInAnyCellOfAnyFileByAnyProfile(
            @ForAll("wholeNames") String name,
            @ForAll @IntRange(min = 1, max = 11) int line,
            @ForAll @IntRange(max = 30) int column,
            @ForAll @StringLength(max = 300) String value,
            @ForAll("profiles") String profile) {
        RosterFiles files = RosterFixture.WHOLE.files().withRows(name, rows -> {
            var row = rows.get(Math.min(line, rows.size()) - 1);
            row.set(column % row.size(), texts(value).getFirst());
        });

        assertThat(read(files, profile).records()).hasSizeBetween(0, 64);
    }

    @Provide
    Arbitrary<String> wholeNames() {
        return Arbitraries.of(RosterFixture.WHOLE.files().names());
    }

    @Property(tries = 50)
    void anyBytesInAnyEncodingAsAnyFile(
            @ForAll("wholeNames") String name,
            @ForAll("encodings") String encoding,
            @ForAll("profiles") String profile) {
        RosterFiles files = RosterFixture.WHOLE.files();
        byte[] bytes = files.text(name).getBytes(Charset.forName(encoding));

        assertThat(read(files.with(name, bytes), profile).records()).hasSizeBetween(0, 64);
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("UTF-16", "UTF-16LE", "windows-31j", "EUC-JP", "ISO-2022-JP", "UTF-32", "IBM1047");
    }

    private static CollectedRoster read(RosterFiles files, String profile) {
        return assertTimeoutPreemptively(SOON, () -> Rosters.read(files, directory, profile));
    }
}
