/**
 * The connector {@code school-affairs-csv}: records of every kind from one CSV file, whatever its columns, codes, formats,
 * encoding and layout, by a mapping.
 *
 * <ol>
 *   <li>The setting {@code mapping} names a mapping that comes with the connector ({@code mappings/*.json}), or
 *       {@code mapping.json} holds one of the source's own; {@code CsvMapping} reads it by {@code connectors/mapping}, and
 *       {@code WideReader} its layout. The connector's README describes the format.
 *   <li>{@code MappedFile} gives each row, or in a wide layout each cell of a column that {@code WideColumns} found, to the
 *       reader of records. What is wrong is reported and left out; the others still come.
 *   <li>All that people read about errors stands in {@code RecordRule}, {@code MappingRule}, {@code ValueRule} and
 *       {@code CsvRule}.
 * </ol>
 */
@NullMarked
package org.kakehashi.connectors.schoolaffairscsv;

import org.jspecify.annotations.NullMarked;
