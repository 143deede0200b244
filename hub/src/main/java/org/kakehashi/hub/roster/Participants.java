package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.Participant.Part;
import org.kakehashi.hub.roster.internal.classes.ParticipantStore;
import org.springframework.stereotype.Component;

/**
 * Who takes part in a class on a school day: its pupils and teachers, without those who were suspended, transferred or unenrolled. Every
 * call needs an open transaction of the tenant.
 */
@Component
public class Participants {
    /** Comes before every person. */
    public static final UUID FIRST = new UUID(0, 0);

    private final ParticipantStore store;

    Participants(ParticipantStore store) {
        this.store = store;
    }

    /** The class, whenever it was held. */
    public Optional<CourseSection> section(int tenantId, UUID classId) {
        return store.section(tenantId, classId);
    }

    /**
     * A page, by person id, in one query.
     *
     * @param part {@code ATTENDS} or {@code TEACHES}; null: whoever does either
     * @param after the last person of the page before, or {@link #FIRST}
     */
    public List<Participant> page(int tenantId, UUID classId, @Nullable Part part, LocalDate on, UUID after, int max) {
        return store.page(tenantId, classId, part == null ? null : word(part), on, after, max);
    }

    /** One person; empty where they don't take part that day. */
    public Optional<Participant> of(int tenantId, UUID classId, UUID personId, LocalDate on) {
        return store.one(tenantId, classId, personId, on);
    }

    /** The principal of the class's school, who takes part in it without being enrolled; empty for anybody else. */
    public Optional<Participant> head(int tenantId, UUID classId, UUID personId, LocalDate on) {
        return store.head(tenantId, classId, personId, on);
    }

    private static String word(Part part) {
        return part == Part.ATTENDS ? "student" : "teacher";
    }
}
