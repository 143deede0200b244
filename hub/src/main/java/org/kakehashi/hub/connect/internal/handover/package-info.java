/** A tenant's roster handed over to others as a file. */
@NullMarked
package org.kakehashi.hub.connect.internal.handover;

import org.jspecify.annotations.NullMarked;
