package org.kakehashi.connectors.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;

/**
 * Up to when nothing can have been missed. A page shows all that was stored up to its last statement and could be seen by then.
 * A statement whose storing was still under way is promised not to be older than the page's consistent-through (1.0.3 part 3,
 * 2.1.3), so from the first page on whose consistent-through lies before its end, nothing behind that is certain.
 */
final class Progress {
    private final Cursor since;
    private @Nullable Instant reached;
    private @Nullable Instant bound;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean ordered = true;

    Progress(Cursor since) {
        this.since = since;
        this.reached = instant(since.value());
    }

    /** Where the last run came; null: nowhere yet. */
    @Nullable
    Instant reached() {
        return reached;
    }

    /** Where to go on next time. */
    Cursor cursor() {
        return reached == null ? since : new Cursor(reached.toString());
    }

    /** Whether all statements came in the order of {@code stored}. */
    boolean ordered() {
        return ordered;
    }

    /**
     * A page was taken in.
     *
     * @param consistentThrough of its answer; null where it had none
     * @param end whether no page follows
     */
    void page(List<StatementResult.Slice> statements, @Nullable Instant consistentThrough, boolean end) {
        for (StatementResult.Slice statement : statements) {
            Instant stored = instant(statement.stored());
            if (stored != null && last != null && stored.isBefore(last)) {
                ordered = false;
            }
            last = later(last, stored);
        }
        first = first == null ? consistentThrough : first;
        if (!ordered) {
            // Nothing is certain but what was complete when the run began, and that only once it is read to the end.
            reached = instant(since.value());
            reached = end && first != null ? later(reached, first) : reached;
            return;
        }
        // Behind its last statement, the last page shows that there is nothing.
        Instant covered = end && consistentThrough != null ? later(last, consistentThrough) : last;
        if (covered != null && consistentThrough != null && consistentThrough.isBefore(covered)) {
            bound = bound == null ? consistentThrough : earlier(bound, consistentThrough);
        }
        if (covered != null) {
            reached = later(reached, bound == null ? covered : earlier(bound, covered));
        }
    }

    /** Reads a time as statements have it; null where it is none. */
    static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
