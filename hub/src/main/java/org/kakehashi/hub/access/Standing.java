package org.kakehashi.hub.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Port: what a person is and was at the schools, by the roster. {@code roster} implements it. Called inside a transaction of the tenant. */
public interface Standing {
    /** Roles that the roster gives the person on that school day. */
    Set<Role> roles(int tenantId, UUID personId, LocalDate on);

    /** All that the roster says the person is or was between these school days, both inclusive. */
    List<Post> posts(int tenantId, UUID personId, LocalDate from, LocalDate to);

    /** The names of the tenant's schools and centres by id, in the order of their names. */
    Map<UUID, String> schoolNames(int tenantId);

    /** Classes that the person teaches on that school day. */
    Set<UUID> classesTaught(int tenantId, UUID personId, LocalDate on);

    /** Classes that the person attends as a pupil on that school day. */
    Set<UUID> classesAttended(int tenantId, UUID personId, LocalDate on);

    /** Schools at which the person has the role on that school day. */
    Set<UUID> schools(int tenantId, UUID personId, Role role, LocalDate on);

    /**
     * Pupils whose guardian the person is on that school day. The roster says so of either of the two, and both are active in that same
     * roster: one as a guardian, the other as a pupil.
     */
    Set<UUID> children(int tenantId, UUID personId, LocalDate on);

    /** A time in a class, both dates inclusive. */
    record Stay(UUID classId, LocalDate from, LocalDate to) {}

    /** All times that the person attended classes as a pupil. */
    List<Stay> stays(int tenantId, UUID personId);
}
