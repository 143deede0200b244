package org.kakehashi.connectors.spi.statements;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;

/**
 * What became of statements that were forwarded. Those that are neither accepted nor refused are to be sent again, which does
 * no harm even where the other store has them already.
 *
 * @param accepted the other store has them
 * @param refused it will never take them as they are
 * @param later why the rest has to wait; null where there is no rest
 */
public record Delivery(
        Set<UUID> accepted, List<Refused> refused, @Nullable Later later) {
    public Delivery {
        accepted = Set.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /** Longest {@link Refused#message}. */
    public static final int LONGEST_MESSAGE = 500;

    /**
     * A statement that was refused for good.
     *
     * @param id which
     * @param status the HTTP status
     * @param message what the other store said, cut to {@link #LONGEST_MESSAGE} characters; may be empty
     */
    public record Refused(UUID id, int status, String message) {
        public Refused {
            message = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
        }
    }

    /**
     * The other store takes nothing for now, or the settings don't reach it.
     *
     * @param pause how long it asked to be left alone (Retry-After); null where it didn't say
     * @param why what went wrong, for people
     */
    public record Later(@Nullable Duration pause, Finding why) {}

    /** Nothing could be sent. */
    public static Delivery nothing(Later later) {
        return new Delivery(Set.of(), List.of(), later);
    }
}
