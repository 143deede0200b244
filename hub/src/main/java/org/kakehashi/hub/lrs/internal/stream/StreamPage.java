package org.kakehashi.hub.lrs.internal.stream;

import java.util.List;
import org.kakehashi.hub.lrs.internal.query.ServedStatement;

/**
 * A stretch of the log.
 *
 * @param lines its statements, as far as they are wanted
 * @param reached through where the log was looked at; the place asked for where nothing follows it
 */
record StreamPage(List<Line> lines, StreamCursor reached) {
    /** One statement and the place behind it. */
    record Line(StreamCursor cursor, ServedStatement statement) {}
}
