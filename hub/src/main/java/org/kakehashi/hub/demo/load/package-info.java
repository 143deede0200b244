/**
 * Brings the demo city into the hub.
 *
 * <p>{@link org.kakehashi.hub.demo.load.CityLoader} asks the hub by {@code Milestones} — statements with known ids in the
 * tenant's own learning record store — whether a load was begun and whether it was finished. A finished one is left alone; one
 * that broke off is done again as of the day on which it began, which changes nothing that has already arrived. Everything
 * goes through {@link org.kakehashi.hub.demo.load.HubApi}, an ordinary HTTP client of the hub.
 *
 * @see <a href="https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Communication.md">xAPI 1.0.3, part three</a>
 */
@NullMarked
package org.kakehashi.hub.demo.load;

import org.jspecify.annotations.NullMarked;
