package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;

/** ZIPs that are not what they should be. */
class ZipTests {

    private static final String NAME = "RO_20260410_991234.zip";

    private final Path directory;

    ZipTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private CollectedRoster read(byte[] bytes) throws Exception {
        return Rosters.read(Files.write(directory.resolve(NAME), bytes));
    }

    private byte[] goodBytes() throws IOException {
        return Files.readAllBytes(RosterFiles.good().zipInto(directory));
    }

    private static Finding at(PackageRule rule, Object... details) {
        return rule.brokenIn(NAME, details);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.csv",
                "a/../../x.csv",
                "/etc/x.csv",
                "C:\\x.csv",
                "c:x.csv",
                "a\\x.csv",
                "..",
                "a/..",
                "..\nx/../x.csv"
            })
    void aNameThatLeadsOutsideIsRefused(String name) throws Exception {
        CollectedRoster roster = Rosters.read(RosterFiles.good().with(name, "x"), directory);

        assertThat(roster.findings()).containsExactly(at(PackageRule.ZIP_PATH).holding(name));
        assertThat(roster.records()).isEmpty();
    }

    @Test
    void dotsInsideANameAreHarmless() throws Exception {
        CollectedRoster roster = Rosters.read(RosterFiles.good().with("a..b.csv", "x"), directory);

        assertThat(roster.findings())
                .containsExactly(at(PackageRule.ZIP_UNEXPECTED).holding("a..b.csv"));
        assertThat(roster.records()).hasSize(48);
    }

    @Test
    void aZippedFolderIsExplainedOnce() throws Exception {
        RosterFiles files = RosterFiles.good();
        RosterFiles folder = RosterFiles.good();
        files.names().forEach(name -> folder.without(name).with("roster/" + name, files.text(name)));
        CollectedRoster roster = Rosters.read(folder, directory);

        assertThat(roster.findings()).containsExactly(at(PackageRule.ZIP_FOLDER).holding("roster/manifest.csv"));
        assertThat(roster.records()).isEmpty();
    }

    @Test
    void namesInWindowsEncodingAreShownAsTheyWereMeant() throws Exception {
        Charset windows = Charset.forName("windows-31j");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, windows)) {
            zip.putNextEntry(new ZipEntry("名簿/users.csv"));
        }

        assertThat(read(bytes.toByteArray()).findings())
                .contains(at(PackageRule.ZIP_UNEXPECTED).holding("名簿/users.csv"));
    }

    @Test
    void theSameNameTwiceIsRefused() throws Exception {
        Path path = RosterFiles.good().with("rolez.csv", "x").zipInto(directory);
        String patched = Files.readString(path, ISO_8859_1).replace("rolez.csv", "roles.csv");

        assertThat(read(patched.getBytes(ISO_8859_1)).findings())
                .containsExactly(at(PackageRule.ZIP_DUPLICATE).holding("roles.csv"));
    }

    @Test
    void aPasswordIsExplained() throws Exception {
        byte[] bytes = goodBytes();
        bytes[6] |= 1;

        assertThat(read(bytes).findings()).containsExactly(at(PackageRule.ZIP_ENCRYPTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "sourcedId,status\n", "\u0003\u0004", "<html></html>"})
    void whatIsNoZipIsExplained(String content) throws Exception {
        assertThat(read(content.getBytes(UTF_8)).findings()).containsExactly(at(PackageRule.ZIP_UNREADABLE));
    }

    @Test
    void moreEntriesThanARosterHasAreRefusedBeforeTheyAreLoaded() throws Exception {
        RosterFiles files = RosterFiles.good();
        for (int i = 0; i < ZipTail.MOST_ENTRIES; i++) {
            files.with("x" + i, "");
        }

        assertThat(Rosters.read(files, directory).findings())
                .containsExactly(at(PackageRule.ZIP_TOO_MANY_ENTRIES, ZipTail.MOST_ENTRIES));
    }

    @Test
    void aFileThatDoesNotMatchItsChecksumIsDamaged() throws Exception {
        byte[] bytes = stored("orgs.csv", RosterFiles.good().text("orgs.csv"));
        bytes[100] ^= 1;

        assertThat(read(bytes).findings()).contains(PackageRule.ZIP_CORRUPT.brokenIn("orgs.csv"));
    }

    @Test
    void aFileThatCannotBeUnpackedIsDamagedAndTheOthersAreRead() throws Exception {
        byte[] bytes = goodBytes();
        String text = new String(bytes, ISO_8859_1);
        int content = text.indexOf("users.csv") + "users.csv".length();
        Arrays.fill(bytes, content + 10, content + 60, (byte) 0xFF);
        CollectedRoster roster = read(bytes);

        assertThat(roster.findings()).containsExactly(PackageRule.ZIP_CORRUPT.brokenIn("users.csv"));
        assertThat(roster.records()).hasSize(38);
    }

    @Test
    void aFileLongerThanItClaimsIsDamaged() throws Exception {
        byte[] bytes = goodBytes();
        int entry = new String(bytes, ISO_8859_1).lastIndexOf("users.csv") - 46;
        assertThat(bytes[entry]).isEqualTo((byte) 'P');
        bytes[entry + 24] = 10;
        bytes[entry + 25] = 0;

        assertThat(read(bytes).findings()).contains(PackageRule.ZIP_CORRUPT.brokenIn("users.csv"));
    }

    @Test
    void aMissingFileIsAnExceptionBecauseTheHubLostIt() {
        assertThatThrownBy(() -> Rosters.read(directory.resolve("gone.zip")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }

    private static byte[] stored(String name, String text) throws IOException {
        byte[] content = text.getBytes(UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
