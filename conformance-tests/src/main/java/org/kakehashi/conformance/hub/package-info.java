/** A hub of the kit's or the benchmark's own: {@code HubProcess} starts its jar and waits until it is ready. */
@NullMarked
package org.kakehashi.conformance.hub;

import org.jspecify.annotations.NullMarked;
