/**
 * Does one run. {@code ImportRunner} opens the connector and lets a roster, records or statements be read
 * ({@code RosterRun}, {@code RecordRun}, {@code StatementRun}); {@code RunEnd} writes what became of it, once.
 */
@NullMarked
package org.kakehashi.hub.connect.internal.run;

import org.jspecify.annotations.NullMarked;
