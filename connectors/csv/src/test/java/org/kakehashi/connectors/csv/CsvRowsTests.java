package org.kakehashi.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kakehashi.connectors.spi.Finding;

@Timeout(30)
class CsvRowsTests {

    private final List<Finding> findings = new ArrayList<>();
    private final List<CsvRow> rows = new ArrayList<>();

    private List<String> read(InputStream in, Charset charset) throws Exception {
        try (CsvRows file = CsvRows.open(in, charset, "x.csv", findings::add)) {
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
            return file.header();
        }
    }

    private List<String> read(String text) throws Exception {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)), UTF_8);
    }

    private static Finding at(long line, Finding finding) {
        return finding.atLine(line);
    }

    @Test
    void rowsComeWithTheLineWhereTheyBegin() throws Exception {
        assertThat(read("a,b\r\n1,\"x\r\ny\"\r\n\r\n,\r\n2, \"\"\"q\"\"\" \r\n"))
                .containsExactly("a", "b");

        assertThat(rows)
                .containsExactly(new CsvRow(2, List.of("1", "x\r\ny")), new CsvRow(6, List.of("2", "\"\"\"q\"\"\"")));
        assertThat(findings).isEmpty();
    }

    @Test
    void aByteOrderMarkIsDroppedAndSpacesAroundValuesToo() throws Exception {
        assertThat(read("\uFEFFa,b\n　山田 ,𠮷\n")).containsExactly("a", "b");

        assertThat(rows).containsExactly(new CsvRow(2, List.of("山田", "𠮷")));
    }

    @Test
    void everyKindOfLineBreakCountsOnce() throws Exception {
        read("a\n1\r2\r\n3\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L);
    }

    @Test
    void shiftJisIsFoundAtItsLineAfterTheRowsBefore() throws Exception {
        byte[] bytes = "a\n1\n2\n山田\n3\n".getBytes(Charset.forName("windows-31j"));
        read(new ByteArrayInputStream(bytes), UTF_8);

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L);
        assertThat(findings)
                .containsExactly(
                        CsvRule.ENCODING.brokenIn("x.csv", "UTF-8").atLine(4).holding("0x8E"));
    }

    @Test
    void shiftJisIsReadWhenItIsExpected() throws Exception {
        byte[] bytes = "氏名\n髙橋①\n".getBytes(Charset.forName("windows-31j"));

        assertThat(read(new ByteArrayInputStream(bytes), Charset.forName("windows-31j")))
                .containsExactly("氏名");
        assertThat(rows).containsExactly(new CsvRow(2, List.of("髙橋①")));
    }

    @Test
    void aCharacterCutOffAtTheEndIsFound() throws Exception {
        byte[] bytes = "a\n1\n山".getBytes(UTF_8);
        read(new ByteArrayInputStream(bytes, 0, bytes.length - 1), UTF_8);

        assertThat(findings)
                .singleElement()
                .isEqualTo(CsvRule.ENCODING.brokenIn("x.csv", "UTF-8").atLine(3).holding("0xE5 0xB1"));
    }

    @Test
    void utf16IsAWrongEncoding() throws Exception {
        read(new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)), UTF_8);

        assertThat(rows).isEmpty();
        assertThat(findings)
                .containsExactly(
                        CsvRule.ENCODING.brokenIn("x.csv", "UTF-8").atLine(1).holding("0x00"));
    }

    @Test
    void anEmptyFileOrABlankFirstLineLacksItsHeader() throws Exception {
        for (String text : List.of("", "\uFEFF", "\na,b\n1,2\n", ",,\n")) {
            findings.clear();
            assertThat(read(text)).isEmpty();
            assertThat(findings).as(text).containsExactly(at(1, CsvRule.EMPTY.brokenIn("x.csv")));
        }
        assertThat(rows).isEmpty();
    }

    @Test
    void aHeaderNamesEachColumnOnce() throws Exception {
        read("a,,a\n");

        assertThat(findings)
                .containsExactly(
                        at(1, CsvRule.HEADER_BLANK.brokenIn("x.csv", 2)),
                        at(1, CsvRule.HEADER_DUPLICATE.brokenIn("x.csv")).at("a", "a"));
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() throws Exception {
        read("a,b\n1\n1,2\n1,2,3\n");

        assertThat(rows).containsExactly(new CsvRow(3, List.of("1", "2")));
        assertThat(findings)
                .containsExactly(
                        at(2, CsvRule.CELL_COUNT.brokenIn("x.csv", 1, 2)),
                        at(4, CsvRule.CELL_COUNT.brokenIn("x.csv", 3, 2)));
    }

    @Test
    void aMisplacedQuoteCostsItsRowOnly() throws Exception {
        read("a,b\n\"1\"x,2\n3,4\n\"5\"y\n6,7\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(3L, 5L);
        assertThat(findings)
                .containsExactly(at(2, CsvRule.QUOTES.brokenIn("x.csv")), at(4, CsvRule.QUOTES.brokenIn("x.csv")));
    }

    @Test
    void aQuoteThatIsNeverClosedIsFoundWhereItsRowBegins() throws Exception {
        read("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L);
        assertThat(findings).containsExactly(at(3, CsvRule.QUOTES.brokenIn("x.csv")));
    }

    @Test
    void aLineThatNeverEndsIsGivenUp() throws Exception {
        read(new EndlessLine(), UTF_8);

        assertThat(findings).containsExactly(at(1, CsvRule.ROW_TOO_LONG.brokenIn("x.csv", CsvRows.LONGEST_ROW)));
    }

    @Test
    void aCellHasItsLimit() throws Exception {
        String tooLong = "x".repeat(CsvRows.LONGEST_CELL + 1);
        read("a,b\n" + tooLong.substring(1) + ",1\n2," + tooLong + "\n3,4\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 4L);
        assertThat(findings)
                .containsExactly(at(3, CsvRule.CELL_TOO_LONG.brokenIn("x.csv", CsvRows.LONGEST_CELL))
                        .at("b", null));
    }

    @Test
    void aSourceThatBreaksOffIsAnException() {
        InputStream broken = InputStream.nullInputStream();
        assertThatThrownBy(() -> {
                    broken.close();
                    read(broken, UTF_8);
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    /** A line of x that goes on for as long as anybody reads. */
    private static final class EndlessLine extends InputStream {
        @Override
        public int read() {
            return 'x';
        }
    }
}
