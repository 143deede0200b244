/**
 * The roster by OneRoster 1.2: who is and was where, as what.
 *
 * <ol>
 *   <li>{@link org.kakehashi.hub.roster.RosterImports} opens a {@link org.kakehashi.hub.roster.RosterStage} for a run; a
 *       connector streams its records into it, batch by batch into staging tables.
 *   <li>{@code check} looks at the whole set by SQL (references, keys that occur twice, the rules about primaries) and
 *       reports each breach with the row's file and line.
 *   <li>{@code apply}, within the caller's transaction, writes only the rows that differ from what stands, ends what a
 *       bulk delivery no longer names, and brings persons and {@link org.kakehashi.hub.roster.IdentityLinks} up to date.
 * </ol>
 *
 * Each step has its part of {@code internal}: {@code stage}, {@code check}, {@code apply}, over the {@code table}s that records have.
 * {@code people} and {@code classes} read, {@code content} hands on, {@code privacy} erases and exports, {@code provider} serves.
 *
 * <p>Everybody else asks as of a school day: {@link org.kakehashi.hub.roster.Classes}, {@link
 * org.kakehashi.hub.roster.ClassMembers}, {@link org.kakehashi.hub.roster.Persons}; {@code RosterStanding} tells {@code
 * access} what a person is. OneRoster 1.2: <a href="https://www.imsglobal.org/spec/oneroster/v1p2">specification</a>.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
