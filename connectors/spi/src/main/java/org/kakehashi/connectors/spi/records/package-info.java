/**
 * School-affairs records (校務系データ), named after the kinds of 「スマートスクール・プラットフォーム技術仕様」.
 *
 * <p>{@link org.kakehashi.connectors.spi.records.RecordKind} lists the kinds and their fields; a
 * {@link org.kakehashi.connectors.spi.records.SchoolRecord} is one record of a kind. A
 * {@link org.kakehashi.connectors.spi.records.RecordSource} turns whatever a school's system writes into records, most
 * easily by a {@link org.kakehashi.connectors.spi.records.RecordReader}, which knows the rules of every field. It does not
 * know persons, classes or schools: each record carries a {@link org.kakehashi.connectors.spi.records.Subject}, which the
 * hub resolves as of the record's date; what it cannot resolve is quarantined there, never guessed. A record's
 * {@code sourceKey} stays the same when the same row comes again, so that reading twice changes nothing.
 */
@NullMarked
package org.kakehashi.connectors.spi.records;

import org.jspecify.annotations.NullMarked;
