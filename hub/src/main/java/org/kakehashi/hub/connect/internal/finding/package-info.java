/**
 * What runs found: a run's findings on their way ({@code FindingLog}), kept ({@code FindingStore}) and as a report, with secrets left out.
 */
@NullMarked
package org.kakehashi.hub.connect.internal.finding;

import org.jspecify.annotations.NullMarked;
