package org.kakehashi.connectors.spi;

import java.util.Objects;

/**
 * Where a record was read.
 *
 * @param file the file's name as a person knows it: {@code users.csv} inside a ZIP, the uploaded file's name, or a URL
 * @param line the line where the record begins, counted from 1 with the header as line 1; for a list from a service,
 *     the item's place counted from 1
 */
public record Origin(String file, long line) {

    public Origin {
        Objects.requireNonNull(file, "file");
        if (line < 1) {
            throw new IllegalArgumentException("lines are counted from 1: " + line);
        }
    }
}
