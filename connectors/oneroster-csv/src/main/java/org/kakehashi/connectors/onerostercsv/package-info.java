/**
 * The connector {@code oneroster-csv}: a OneRoster 1.2 ZIP by the Japan profiles (1EdTech OneRoster 1.2 CSV binding; Japan
 * profile 1.2, 1.2.1 and K-12 1.2_JP), delivered in bulk.
 *
 * <ol>
 *   <li>{@code RosterZip} opens the ZIP and looks at its directory before any content: names, sizes, passwords. Nothing is
 *       ever unpacked to disk.
 *   <li>{@code Manifest} tells which of the 21 files come, and how.
 *   <li>Each file goes through {@code Header} (against its {@code Layout}), then row by row through a {@code Row} and the
 *       reader of its kind ({@code SchoolRows}, {@code PersonRows}, {@code EnrollmentRows}), which makes the record. One
 *       row is in memory at a time.
 *   <li>Whatever is wrong is reported by its rule: {@code PackageRule} for ZIP and manifest, {@code RowRule} for headers
 *       and cells, {@code CsvRule} for CSV as such. All that people read about errors stands in these three.
 * </ol>
 *
 * What only the whole set can show (references, sourcedIds that occur twice) is the hub's to check.
 */
@NullMarked
package org.kakehashi.connectors.onerostercsv;

import org.jspecify.annotations.NullMarked;
