/**
 * A consumer of OneRoster 1.2 rostering over REST (1EdTech OneRoster 1.2 REST binding, OAuth 2 client credentials). The collections
 * come in the order of {@link org.kakehashi.connectors.spi.roster}; roles and profiles, which stand inside a user, become records of
 * their own with keys worked out from what they say.
 *
 * <p>Pages overlap by one item: where the last item of a page isn't at the head of the next, the collection moved while it was read.
 * So a server needs no {@code X-Total-Count}, and what is read is a whole, or the run breaks off.
 */
@NullMarked
package org.kakehashi.connectors.onerosterrest;

import org.jspecify.annotations.NullMarked;
