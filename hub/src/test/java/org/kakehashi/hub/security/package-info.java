/** Walks over everything that the hub answers, looking for what nobody thought of. */
@NullMarked
package org.kakehashi.hub.security;

import org.jspecify.annotations.NullMarked;
