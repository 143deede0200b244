package org.kakehashi.hub.access;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.SpreadsheetCell;

/** The ZIP archive of one person's own data, written as it is read; it remembers what went in. */
public final class PersonArchive {
    /** Column by which a large table is read on. */
    public static final String NUMBER = "number";

    private static final CSVFormat CSV = CSVFormat.RFC4180;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    /** @param out where it is written; stays open */
    public PersonArchive(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /**
     * A file of the archive.
     *
     * @param path its name
     * @param rows rows of a table, or lines
     * @param sha256 of its content, in hexadecimal
     */
    public record Entry(String path, long rows, String sha256) {}

    /** Writes a file's content; gives how many rows it has. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        long writeTo(OutputStream out) throws IOException;
    }

    /** A table for people: CSV in UTF-8 with a byte order mark, columns as the rows name them. No rows: no file. */
    public void table(String path, List<Map<String, @Nullable Object>> rows) throws IOException {
        if (!rows.isEmpty()) {
            file(path, out -> {
                out.write(BYTE_ORDER_MARK);
                return csv(out, rows, true);
            });
        }
    }

    /** A table for programs: CSV in UTF-8, every value as it is. No rows: no file. */
    public void exactTable(String path, List<Map<String, @Nullable Object>> rows) throws IOException {
        if (!rows.isEmpty()) {
            file(path, out -> csv(out, rows, false));
        }
    }

    /** Reads a table page by page. */
    @FunctionalInterface
    public interface Pages {
        /** The rows with a {@value #NUMBER} above that one; empty: no more. */
        List<Map<String, @Nullable Object>> behind(long number);
    }

    /** As {@link #table}, for one that may be large: written as it is read. */
    public void table(String path, Pages pages) throws IOException {
        List<Map<String, @Nullable Object>> first = pages.behind(-1);
        if (first.isEmpty()) {
            return;
        }
        file(path, out -> {
            out.write(BYTE_ORDER_MARK);
            out.write(line(first.getFirst().keySet()));
            long rows = 0;
            for (var page = first; !page.isEmpty(); page = pages.behind(number(page.getLast()))) {
                for (Map<String, @Nullable Object> row : page) {
                    out.write(line(cells(row.values(), true)));
                }
                rows += page.size();
            }
            return rows;
        });
    }

    private static long number(Map<String, @Nullable Object> row) {
        return row.get(NUMBER) instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    private static byte[] line(Collection<String> cells) {
        return (CSV.format(cells.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Any file. */
    public void file(String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        DigestOutputStream digesting = new DigestOutputStream(new Open(zip), sha256());
        long rows = content.writeTo(digesting);
        digesting.flush();
        zip.closeEntry();
        entries.add(new Entry(
                path,
                rows,
                HexFormat.of().formatHex(digesting.getMessageDigest().digest())));
    }

    /** What is in it so far. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Ends the archive; what it is written to stays open. */
    public void finish() throws IOException {
        zip.finish();
    }

    private static long csv(OutputStream out, List<Map<String, @Nullable Object>> rows, boolean guarded)
            throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSV)) {
            csv.printRecord(rows.getFirst().keySet());
            for (Map<String, @Nullable Object> row : rows) {
                csv.printRecord(cells(row.values(), guarded));
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        return rows.size();
    }

    private static List<String> cells(Collection<@Nullable Object> values, boolean guarded) {
        return values.stream()
                .map(value -> guarded ? SpreadsheetCell.of(value) : Objects.toString(value, ""))
                .toList();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Whoever writes a file may close what it is given; the archive goes on. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
