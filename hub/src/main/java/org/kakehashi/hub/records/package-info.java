/**
 * School-affairs records (校務系データ): attendance (出欠), mood (心の天気), nurse's-office visits (保健室利用).
 *
 * <ol>
 *   <li>{@link org.kakehashi.hub.records.RecordImports} opens a {@link org.kakehashi.hub.records.RecordStage} for a run; a
 *       connector streams its records into it. Each batch's persons are resolved by {@code roster}'s identity links as of
 *       the record's date, and staged.
 *   <li>{@code apply}, within the caller's transaction, writes only records that differ, puts those whose pupil is unknown
 *       into quarantine ({@link org.kakehashi.hub.records.Quarantine}), and tells {@link
 *       org.kakehashi.hub.records.RecordLog} which pupils' days changed.
 *   <li>Boards read {@link org.kakehashi.hub.records.DayRecords}: never what a pupil wrote, and what a nurse noted only for who
 *       may see health data.
 * </ol>
 */
@ApplicationModule(allowedDependencies = {"roster", "access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
