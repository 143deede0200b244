package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV (RFC 4180) with every value in quotes. Values stand exactly as they are, also where a spreadsheet would take one
 * for a formula: programs read these files, and an apostrophe before a value would be part of a name.
 */
final class QuotedCsv {

    private final Writer out;

    QuotedCsv(Writer out) {
        this.out = out;
    }

    void row(List<@Nullable String> values) throws IOException {
        char before = 0;
        for (String value : values) {
            if (before != 0) {
                out.write(before);
            }
            out.write('"');
            if (value != null) {
                out.write(value.indexOf('"') < 0 ? value : value.replace("\"", "\"\""));
            }
            out.write('"');
            before = ',';
        }
        out.write("\r\n");
    }
}
