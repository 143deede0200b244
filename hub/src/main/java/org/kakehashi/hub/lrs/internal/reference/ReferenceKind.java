package org.kakehashi.hub.lrs.internal.reference;

import java.util.UUID;

/** What a filter may ask of a face, with its number in the database. */
public enum ReferenceKind {
    /** Its verb. */
    VERB(0),
    /** An agent that the filter {@code agent} looks at. */
    AGENT(1),
    /** An agent that it looks at with {@code related_agents} only. */
    AGENT_ELSEWHERE(2),
    /** The activity that is its object. */
    ACTIVITY(3),
    /** An activity that the filter {@code activity} looks at with {@code related_activities} only. */
    ACTIVITY_ELSEWHERE(4),
    /** Its registration, as {@link #numberOf}. */
    REGISTRATION(5);

    private final int number;

    ReferenceKind(int number) {
        this.number = number;
    }

    /** Its number in the database. */
    public int number() {
        return number;
    }

    /** Half of a registration: what it finds is to be compared with the whole. */
    public static long numberOf(UUID registration) {
        return registration.getMostSignificantBits();
    }
}
