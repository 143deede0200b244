/**
 * Facts and boards: the only place where what tools report and what schools record come together for one person.
 *
 * <p>{@code internal.facts} follows the statement log and keeps, per pupil × school day × activity, what was answered, how
 * much of it right at the first try, and the time spent. {@code internal.board} shows a class on a date: those facts beside
 * attendance, mood and nurse's-office visits, whom to look at first and why, and behind each figure its evidence; to a
 * teacher of the class on that date, its school's principal and nurse, and to nobody else. A pupil sees his or her own
 * figures. {@code internal.api} gives the facts to dashboard tools.
 */
@ApplicationModule(allowedDependencies = {"lrs", "lti", "roster", "records", "access", "audit", "web", "database"})
@NullMarked
package org.kakehashi.hub.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
