package org.kakehashi.hub.lrs.internal.stream;

import java.util.regex.Pattern;
import org.kakehashi.hub.lrs.StatementLog;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;

/**
 * A place in the log.
 *
 * @param batch everything before this batch is known
 * @param seq of this batch, everything up to here is known; {@link #WHOLE}: all of it
 */
record StreamCursor(long batch, long seq) {
    static final long WHOLE = Long.MAX_VALUE;
    static final StreamCursor START = new StreamCursor(StatementLog.START, WHOLE);

    private static final Pattern FORM = Pattern.compile("\\d{1,18}(\\.[0-8]?\\d{1,18})?");

    /** Behind a whole batch. */
    static StreamCursor behind(long batch) {
        return new StreamCursor(batch, WHOLE);
    }

    /** Reads what {@link #text} wrote. */
    static StreamCursor parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Parameters.refused("after", "must be a cursor as an earlier answer gave it, unchanged");
        }
        String[] parts = text.split("\\.", 2);
        return new StreamCursor(Long.parseLong(parts[0]), parts.length == 1 ? WHOLE : Long.parseLong(parts[1]));
    }

    /** For the reader, to whom it says nothing but where to go on. */
    String text() {
        return seq == WHOLE ? Long.toString(batch) : batch + "." + seq;
    }
}
