/** Who somebody is: persons, their keys and links, families, and looking for them. */
@NullMarked
package org.kakehashi.hub.roster.internal.people;

import org.jspecify.annotations.NullMarked;
