package org.kakehashi.connectors.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;

/**
 * The rows of one CSV file (RFC 4180, with a header), one at a time. A row that breaks a {@link CsvRule} is reported and
 * left out; an empty one is passed over. Holds one row in memory, of at most {@link #LONGEST_ROW} characters and a
 * buffer's length.
 */
public final class CsvRows implements Closeable {

    /** Characters in a row. */
    public static final int LONGEST_ROW = 100_000;

    /** Characters in a cell. */
    public static final int LONGEST_CELL = 10_000;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final String file;
    private final CsvLayout layout;
    private final List<CsvRow> above = new ArrayList<>();
    private final Charset charset;
    private final Findings findings;
    private final StrictReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private boolean ended;
    private boolean unreadable;
    private List<String> header = List.of();

    private CsvRows(InputStream in, Charset charset, CsvLayout layout, String file, Findings findings)
            throws IOException {
        this.file = file;
        this.layout = layout;
        this.charset = charset;
        this.findings = findings;
        this.reader = new StrictReader(in, charset, LONGEST_ROW);
        this.parser = CSVParser.builder()
                .setReader(reader)
                .setFormat(FORMAT.builder().setDelimiter(layout.delimiter()).get())
                .get();
        this.records = parser.iterator();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param in the bytes; closed together with the rows
     * @param file the name under which findings are reported
     * @throws IOException when the bytes cannot be read; what is wrong in them is reported instead
     */
    public static CsvRows open(InputStream in, Charset charset, String file, Findings findings)
            throws IOException, InterruptedException {
        return open(in, charset, CsvLayout.PLAIN, file, findings);
    }

    /** The same for a file that is laid out in another way. */
    public static CsvRows open(InputStream in, Charset charset, CsvLayout layout, String file, Findings findings)
            throws IOException, InterruptedException {
        CsvRows rows = new CsvRows(in, charset, layout, file, findings);
        rows.readHeader();
        return rows;
    }

    /** The rows above the header, with as many cells as each has. */
    public List<CsvRow> above() {
        return List.copyOf(above);
    }

    /** The column names; empty when the header is missing or unreadable, which has been reported. */
    public List<String> header() {
        return header;
    }

    /** The next good row, or null at the end of the file, or where it cannot be read any further. */
    public @Nullable CsvRow next() throws IOException, InterruptedException {
        while (!ended) {
            CsvRow row = readRow();
            if (row != null && !isEmpty(row) && isSound(row)) {
                return row;
            }
        }
        return null;
    }

    /** The same for a file of several tables: the next row that isn't empty, with as many cells as it has. */
    public @Nullable CsvRow nextOfAnyWidth() throws IOException, InterruptedException {
        while (!ended) {
            CsvRow row = readRow();
            if (row != null && !isEmpty(row)) {
                return row;
            }
        }
        return null;
    }

    private void readHeader() throws IOException, InterruptedException {
        CsvRow row = readRow();
        while (row != null && row.line() < layout.headerLine()) {
            above.add(row);
            row = readRow();
        }
        if (row == null || isEmpty(row)) {
            if (row != null || !unreadable) {
                findings.report(CsvRule.EMPTY.brokenIn(file).atLine(layout.headerLine()));
            }
            ended = true;
            return;
        }
        header = row.cells();
        if (layout.strictHeader()) {
            checkNames();
        }
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                findings.report(CsvRule.HEADER_BLANK.brokenIn(file, i + 1).atLine(1));
            } else if (!seen.add(name)) {
                findings.report(
                        CsvRule.HEADER_DUPLICATE.brokenIn(file).atLine(1).at(name, name));
            }
        }
    }

    private @Nullable CsvRow readRow() throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("reading " + file + " was stopped");
        }
        long line = parser.getCurrentLineNumber() + 1;
        reader.startRow();
        try {
            if (records.hasNext()) {
                return new CsvRow(
                        line, records.next().stream().map(String::strip).toList());
            }
            ended = true;
        } catch (UncheckedIOException e) {
            unreadable = true;
            findings.report(explain(line, Objects.requireNonNull(e.getCause())));
        }
        return null;
    }

    /** What a failure of the parser means; throws it on when it says nothing about the content. */
    private Finding explain(long line, IOException failure) throws IOException {
        ended = !(failure instanceof CSVException) || !skipRestOfRow();
        return switch (failure) {
            case CSVException quotes -> CsvRule.QUOTES.brokenIn(file).atLine(line);
            case StrictReader.RowTooLong row ->
                CsvRule.ROW_TOO_LONG.brokenIn(file, LONGEST_ROW).atLine(line);
            case StrictReader.Undecodable place ->
                CsvRule.ENCODING
                        .brokenIn(file, charset.name())
                        .atLine(place.line)
                        .holding(place.bytes);
            default -> throw failure;
        };
    }

    /** After a misplaced quote the parser stands inside the row; what it takes for the next row is the rest of this. */
    private boolean skipRestOfRow() {
        try {
            if (records.hasNext()) {
                records.next();
                return true;
            }
        } catch (UncheckedIOException e) {
            // The rest makes no sense either: give up on this file.
        }
        return false;
    }

    private static boolean isEmpty(CsvRow row) {
        return row.cells().stream().allMatch(String::isEmpty);
    }

    private boolean isSound(CsvRow row) {
        List<String> cells = row.cells();
        if (cells.size() != header.size()) {
            findings.report(CsvRule.CELL_COUNT
                    .brokenIn(file, cells.size(), header.size())
                    .atLine(row.line()));
            return false;
        }
        boolean sound = true;
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > LONGEST_CELL) {
                findings.report(CsvRule.CELL_TOO_LONG
                        .brokenIn(file, LONGEST_CELL)
                        .atLine(row.line())
                        .at(header.get(i), null));
                sound = false;
            }
        }
        return sound;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
