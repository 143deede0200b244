/**
 * The connector {@code school-affairs-csv}: attendance (出欠), mood (心の天気) and nurse's-office visits (保健室利用) from one
 * CSV file, whatever its columns, codes, date formats and encoding, by a mapping.
 *
 * <ol>
 *   <li>The setting {@code mapping} names a mapping that comes with the connector ({@code mappings/*.json}), or
 *       {@code mapping.json} holds one of the source's own; {@code MappingReader} checks it and reports what is wrong by
 *       JSON Pointer (RFC 6901). The connector's README describes the format.
 *   <li>{@code Encoding} finds out the file's encoding where the mapping says {@code auto}.
 *   <li>Each row goes through {@code Cells}, which knows the mapping, and the reader of its {@code Kind}, which makes the
 *       record. A row that is wrong is reported and left out; the others still come.
 *   <li>All that people read about errors stands in {@code RecordRule} (and {@code CsvRule}, for CSV as such).
 * </ol>
 */
@NullMarked
package org.kakehashi.connectors.schoolaffairscsv;

import org.jspecify.annotations.NullMarked;
