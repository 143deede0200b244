/**
 * Reading CSV (RFC 4180) from sources that nobody vouches for: strict about the encoding, bounded in the size of a row and
 * of a cell, and exact about lines. What is wrong is reported by {@link org.kakehashi.connectors.csv.CsvRule}; reading
 * goes on with the next row where that is possible.
 *
 * <p>{@link org.kakehashi.connectors.csv.CsvRows} drives commons-csv over a reader of its own
 * ({@code StrictReader}), which decodes strictly, so that a wrong encoding is found at its line instead of turning into
 * question marks, and which stops a row that never ends before it fills the memory.
 */
@NullMarked
package org.kakehashi.connectors.csv;

import org.jspecify.annotations.NullMarked;
