package org.kakehashi.hub.access.internal.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;

/**
 * An erasure, from its dry run to its end.
 *
 * @param id its number
 * @param scope whose data, or of when
 * @param state where it stands
 * @param requestedBy who asked for the dry run, as in the audit
 * @param requestedAt when
 * @param confirmedBy who had it carried out, as in the audit
 * @param confirmedAt when
 * @param finishedAt when it was done
 * @param figures what was counted and what was erased, by kind
 */
record ErasureCase(
        long id,
        ErasureScope scope,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant finishedAt,
        List<Figure> figures) {
    /** Where an erasure stands. */
    enum State {
        /** The dry run is made; nothing is erased. */
        COUNTED,
        /** Confirmed; being erased. */
        QUEUED,
        /** Erased; what was on its way to be stored meanwhile is being looked after. */
        SETTLING,
        /** Nothing is left. */
        DONE
    }

    /** @param counted by the dry run */
    record Figure(DataKind kind, long counted, long erased) {}

    /** How much of a kind the dry run counted. */
    long counted(DataKind kind) {
        return figures.stream()
                .filter(figure -> figure.kind() == kind)
                .mapToLong(Figure::counted)
                .sum();
    }

    /** The number by which it is confirmed: of statements, or for a class of data of whatever was counted. */
    long toConfirm() {
        return scope instanceof ErasureScope.OfClass
                ? figures.stream().mapToLong(Figure::counted).sum()
                : counted(DataKind.STATEMENTS);
    }

    /** For the audit: kinds with their numbers. */
    String summary(boolean erased) {
        StringBuilder text = new StringBuilder("erasure:" + id);
        figures.forEach(figure ->
                text.append(' ').append(figure.kind()).append(':').append(erased ? figure.erased() : figure.counted()));
        return text.toString();
    }
}
