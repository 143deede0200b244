package org.kakehashi.hub.access;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API client is told of the roster by OneRoster.
 *
 * @param identifiers what objects and persons go by
 * @param source the roster source whose {@code sourcedId}s are told, and whose rows alone; null with pairwise identifiers
 * @param parts what of persons is told beside their place in the roster
 */
public record RosterRelease(
        Identifiers identifiers, @Nullable String source, Set<Part> parts) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a client is told unless the administrator says otherwise. */
    public static final RosterRelease LEAST = new RosterRelease(Identifiers.PAIRWISE, null, Set.of());

    /** What the JSON leaves out is the least. */
    public RosterRelease {
        identifiers = Objects.requireNonNullElse(identifiers, Identifiers.PAIRWISE);
        parts = Set.copyOf(Objects.requireNonNullElse(parts, Set.of()));
    }

    /** What {@code sourcedId} holds. */
    public enum Identifiers {
        /** Persons: an identifier that this client alone knows. Other objects: the hub's own ids. */
        PAIRWISE,
        /** As the source delivered them. */
        SOURCED_ID
    }

    /** Parts of what is held of a person. */
    public enum Part {
        /** Family, given and middle names, as they are registered and as they are preferred; pronouns. */
        NAME,
        /** The names' readings. */
        KANA,
        /** {@code email}. */
        EMAIL,
        /** {@code phone}, {@code sms}. */
        PHONE,
        /** {@code username}, {@code userProfiles}. */
        USERNAME,
        /** {@code userMasterIdentifier}. */
        MASTER_IDENTIFIER,
        /** {@code userIds}, {@code identifier}. */
        USER_IDS,
        /** The number in the class (出席番号). */
        ATTENDANCE_NUMBER
    }

    /** Whether a part is told; null: a part that needs no release. */
    public boolean tells(@Nullable Part part) {
        return part == null || parts.contains(part);
    }

    /** Whether persons go by identifiers of the client's own. */
    public boolean pairwise() {
        return identifiers == Identifiers.PAIRWISE;
    }
}
