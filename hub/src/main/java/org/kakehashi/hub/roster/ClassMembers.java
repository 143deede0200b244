package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.classes.ClassStore;
import org.springframework.stereotype.Component;

/** Who is in a class on a school day. Every call needs an open transaction of the tenant. */
@Component
public class ClassMembers {
    private final ClassStore classes;

    ClassMembers(ClassStore classes) {
        this.classes = classes;
    }

    /**
     * Somebody in a class.
     *
     * @param name as preferred (通称) where one is delivered; empty where names weren't asked for
     * @param kana its reading
     * @param attendanceNumber 出席番号
     * @param since the first school day of this stay in the class
     */
    public record Member(
            UUID personId,
            String name,
            @Nullable String kana,
            @Nullable Integer attendanceNumber,
            LocalDate since) {}

    /** The pupils, by attendance number, then kana. */
    public List<Member> pupils(int tenantId, UUID classId, LocalDate on) {
        return classes.members(tenantId, classId, "student", on);
    }

    /** The same without names, which aren't read from the database: by attendance number, each name empty. */
    public List<Member> pupilsWithoutNames(int tenantId, UUID classId, LocalDate on) {
        return classes.nameless(tenantId, classId, "student", on);
    }

    /** The teachers, the main one first. */
    public List<Member> teachers(int tenantId, UUID classId, LocalDate on) {
        return classes.members(tenantId, classId, "teacher", on);
    }
}
