package org.kakehashi.hub.roster;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who attends or teaches a class, with what the roster of that class says of them.
 *
 * @param parts what they are in the class
 * @param posts what they are at schools, in OneRoster's words
 * @param sourcedId the user's, in that roster
 * @param name as preferred (通称) where one is delivered
 * @param kana the reading of {@code name}
 * @param attendanceNumber 出席番号
 */
public record Participant(
        UUID personId,
        Set<Part> parts,
        Set<String> posts,
        String sourcedId,
        String name,
        String familyName,
        String givenName,
        @Nullable String kana,
        @Nullable String kanaFamily,
        @Nullable String kanaGiven,
        @Nullable String email,
        List<String> grades,
        @Nullable Integer attendanceNumber) {

    /** Copies the collections. */
    public Participant {
        parts = Set.copyOf(parts);
        posts = Set.copyOf(posts);
        grades = List.copyOf(grades);
    }

    /** What one can be in a class. */
    public enum Part {
        /** Attends it. */
        ATTENDS,
        /** Teaches it. */
        TEACHES,
        /** Teaches it as the first: the homeroom's teacher (担任), or whose enrolment says that it is primary. */
        LEADS,
        /** Teaches it besides somebody else: the enrolment says that it isn't primary. */
        ASSISTS
    }
}
