package org.kakehashi.connectors.meetingcsv;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All joins of one account in one meeting. */
final class Attendee {
    /** Most joins that count, see {@code times} of the record's kind. */
    static final int MOST = 1000;

    private final List<Stay> stays = new ArrayList<>();
    private final long line;

    /**
     * One join.
     *
     * @param left null: it isn't known
     * @param length in the meeting, where the report says so
     */
    record Stay(
            LocalDateTime joined,
            @Nullable LocalDateTime left,
            @Nullable Duration length) {
        LocalDateTime end() {
            return left != null ? left : length == null ? joined : joined.plus(length);
        }
    }

    /** @param line where the account stands first */
    Attendee(long line) {
        this.line = line;
    }

    long line() {
        return line;
    }

    /** Whether no more joins count. */
    boolean isFull() {
        return stays.size() == MOST;
    }

    void add(Stay stay) {
        stays.add(stay);
    }

    int times() {
        return stays.size();
    }

    LocalDateTime joined() {
        return stays.stream().map(Stay::joined).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** Null where no join's end is known. */
    @Nullable
    LocalDateTime left() {
        return stays.stream()
                .filter(stay -> stay.left() != null || stay.length() != null)
                .map(Stay::end)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whole minutes in the meeting; what two devices were in at once counts once. */
    long minutes() {
        Stay only = stays.getFirst();
        if (stays.size() == 1
                && only.length() != null
                && only.length().compareTo(Duration.between(only.joined(), only.end())) < 0) {
            // One row for several joins: its length leaves out what was in between.
            return rounded(only.length());
        }
        List<Stay> ordered = new ArrayList<>(stays);
        ordered.sort(Comparator.comparing(Stay::joined));
        Duration sum = Duration.ZERO;
        LocalDateTime reached = ordered.getFirst().joined();
        for (Stay stay : ordered) {
            LocalDateTime from = stay.joined().isAfter(reached) ? stay.joined() : reached;
            if (stay.end().isAfter(from)) {
                sum = sum.plus(Duration.between(from, stay.end()));
                reached = stay.end();
            }
        }
        return rounded(sum);
    }

    private static long rounded(Duration length) {
        return length.plusSeconds(30).toMinutes();
    }
}
