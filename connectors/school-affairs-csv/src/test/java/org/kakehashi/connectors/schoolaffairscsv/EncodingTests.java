package org.kakehashi.connectors.schoolaffairscsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;

/** The same file in every encoding that schools' systems write, said by the mapping or found out. */
class EncodingTests {
    private final Path directory;

    EncodingTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private CollectedRecords read(String named, String written, String mark, String delimiter) throws Exception {
        String mapping = BuiltInMappings.json("standard-attendance")
                .orElseThrow()
                .replace("\"auto\"", '"' + named + "\", \"delimiter\": \"" + delimiter + '"');
        String between = String.valueOf(CsvMapping.DELIMITERS.get(delimiter));
        String csv = mark
                + String.join(between, "児童生徒ID", "日付", "出欠", "理由") + "\r\n"
                + String.join(between, Records.TARO, "2026/4/1", "病欠", "髙熱①、ﾉﾄﾞ") + "\r\n";
        return Records.readWith(directory, Map.of("mapping.json", mapping), csv.getBytes(Charset.forName(written)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "UTF-8,utf-8,'',comma",
        "UTF-8,utf-8,\uFEFF,semicolon",
        "Windows-31J,windows-31j,'',tab",
        "UTF-16,utf-16le,\uFEFF,tab",
        "UTF-16,utf-16be,\uFEFF,comma",
        "ISO-2022-JP,x-windows-iso2022jp,'',comma",
    })
    void itIsReadWhetherItsNameIsGivenOrNot(String named, String written, String mark, String delimiter)
            throws Exception {
        for (String name : new String[] {named, "auto"}) {
            CollectedRecords read = read(name, written, mark, delimiter);

            assertThat(read.findings()).isEmpty();
            assertThat(read.records()).singleElement().satisfies(record -> assertThat(record.values())
                    .containsEntry("status", "ABSENT_SICK")
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat((String) reason).startsWith("髙熱①")));
        }
    }

    @ParameterizedTest(name = "{0} ≠ {1}")
    @CsvSource({"UTF-8,windows-31j", "Windows-31J,utf-16le", "UTF-8,utf-16be", "ISO-2022-JP,windows-31j"})
    void anotherEncodingThanTheMappingSaysIsExplained(String named, String written) throws Exception {
        CollectedRecords read = read(named, written, "\uFEFF".repeat(written.startsWith("utf-16") ? 1 : 0), "comma");

        assertThat(read.records()).isEmpty();
        assertThat(read.findings()).extracting(Finding::code).contains("csv.encoding");
    }
}
