/** The journal of runs: each run's row with its state and counts, and the file it reads. */
@NullMarked
package org.kakehashi.hub.connect.internal.journal;

import org.jspecify.annotations.NullMarked;
