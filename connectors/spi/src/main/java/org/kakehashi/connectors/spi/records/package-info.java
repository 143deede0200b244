/**
 * School-affairs records (校務系データ), named after the kinds of 「スマートスクール・プラットフォーム技術仕様」: attendance
 * (出欠), mood (心の天気) and nurse's-office visits (保健室利用).
 *
 * <p>A {@link org.kakehashi.connectors.spi.records.RecordSource} turns whatever a school's system writes into these
 * records. It does not know persons: each record carries a {@link org.kakehashi.connectors.spi.records.PersonRef}, which
 * the hub resolves as of the record's date; what it cannot resolve is quarantined there, never guessed. A record's
 * {@code sourceKey} stays the same when the same row comes again, so that reading twice changes nothing.
 */
@NullMarked
package org.kakehashi.connectors.spi.records;

import org.jspecify.annotations.NullMarked;
