/**
 * Facts for dashboard tools: {@code GET /api/v1/facts} gives a class's facts of some school days, page by page in the order
 * (day, pupil, activity), to API clients that have the permission of its own. Who is in the class is asked day by day.
 */
@NullMarked
package org.kakehashi.hub.insight.internal.api;

import org.jspecify.annotations.NullMarked;
