/**
 * The demo city: one board of education, three schools, 30 classes, 900 pupils, 60 staff and some guardians, with 60 school
 * days of life, all from one seed and a date.
 *
 * <p>{@link org.kakehashi.hub.demo.city.CityFounder} makes schools and people; {@code CityLife} says what happened to a pupil
 * on a day; {@link org.kakehashi.hub.demo.city.StudyHistory} says what a pupil studied. They leave as what a real city would
 * send: {@link org.kakehashi.hub.demo.city.RosterArchive} a Japan-profile OneRoster ZIP,
 * {@link org.kakehashi.hub.demo.city.AffairsFiles} the school-affairs CSVs, and the history as xAPI statements. If the 60
 * days reach back over 1 April, the roster tells last year's classes too, and pupils who weren't at the school yet have no
 * data for those days.
 *
 * <h2>What there is to be seen</h2>
 * All of it in 5年1組 of the first elementary school, the showcase class, whose teacher has a demo account:
 * <ul>
 *   <li><b>Mood and answers fall together</b> (出席番号 9): over the last ten school days, slowly at first, the mood
 *       goes from sunny to thunder and first tries from about 85 % right to about 20 %.
 *   <li><b>A run of nurse visits</b> (出席番号 16): one on each of the last six school days, two on the
 *       last.
 *   <li><b>Late on Mondays</b> (出席番号 23): on about four Mondays of five, on no other day.
 *   <li><b>A class strong in one unit</b>: 分数のたし算とひき算, taken over the last 20 school days, where first tries are
 *       about 20 points better than the class's usual and than in other classes.
 * </ul>
 * The class also practises far more than the others; 出席番号 4 is the pupil whose account visitors use.
 *
 * @see <a href="https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv">OneRoster 1.2 CSV binding</a>
 */
@NullMarked
package org.kakehashi.hub.demo.city;

import org.jspecify.annotations.NullMarked;
