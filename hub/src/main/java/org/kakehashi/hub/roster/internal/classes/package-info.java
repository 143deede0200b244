/** Classes and schools, and who is in them on a day. */
@NullMarked
package org.kakehashi.hub.roster.internal.classes;

import org.jspecify.annotations.NullMarked;
