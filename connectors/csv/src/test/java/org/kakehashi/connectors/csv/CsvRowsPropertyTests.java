package org.kakehashi.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.kakehashi.connectors.spi.Finding;

/** Whatever the bytes, reading ends, and says something for each row it leaves out. */
class CsvRowsPropertyTests {

    private static final int MEANINGFUL = 4;

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> meaningful = Arbitraries.of((byte) '"', (byte) ',', (byte) '\n', (byte) '\r');
        return Arbitraries.frequencyOf(Tuple.of(MEANINGFUL, meaningful), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(300);
    }

    @Property(tries = 1000)
    void anyBytesAreReadToTheEnd(@ForAll("bytes") byte[] bytes) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(new ByteArrayInputStream(bytes), UTF_8, "x.csv", findings::add)) {
            long last = 0;
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.line()).isGreaterThan(last);
                assertThat(row.cells()).hasSameSizeAs(rows.header());
                last = row.line();
            }
        }
        assertThat(findings).allSatisfy(finding -> assertThat(finding.file()).isEqualTo("x.csv"));
    }

    @Property(tries = 300)
    void whatIsQuotedComesBack(@ForAll @Size(min = 1, max = 5) List<@StringLength(max = 50) String> strings)
            throws Exception {
        List<String> values =
                strings.stream().map(CsvRowsPropertyTests::encodable).toList();
        String header = String.join(
                ",", IntStream.range(0, values.size()).mapToObj(i -> "h" + i).toList());
        String row = String.join(
                ",",
                values.stream()
                        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                        .toList());
        List<Finding> findings = new ArrayList<>();

        byte[] bytes = (header + "\n" + row).getBytes(UTF_8);
        try (CsvRows rows = CsvRows.open(new ByteArrayInputStream(bytes), UTF_8, "x.csv", findings::add)) {
            assertThat(rows.next()).isEqualTo(new CsvRow(2, values));
            assertThat(findings).isEmpty();
        }
    }

    /** A value that UTF-8 can hold, without white space at its ends. */
    private static String encodable(String value) {
        return "<" + new String(value.getBytes(UTF_8), UTF_8).replace("\0", "") + ">";
    }
}
