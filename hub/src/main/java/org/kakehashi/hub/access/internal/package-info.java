/** Sign-in, API credentials and the filter chains. */
@NullMarked
package org.kakehashi.hub.access.internal;

import org.jspecify.annotations.NullMarked;
