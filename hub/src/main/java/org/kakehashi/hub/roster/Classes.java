package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.roster.internal.classes.ClassStore;
import org.springframework.stereotype.Component;

/** Classes as of a school day. Every call needs an open transaction of the tenant; who may see what is the caller's to ask. */
@Component
public class Classes {
    private final ClassStore classes;

    Classes(ClassStore classes) {
        this.classes = classes;
    }

    /** A class, whenever it was held. */
    public Optional<SchoolClass> find(int tenantId, UUID classId) {
        return classes.byIds(tenantId, List.of(classId)).stream().findFirst();
    }

    /** Those of the ids that are known, by school, grade and title. */
    public List<SchoolClass> byIds(int tenantId, Collection<UUID> classIds) {
        return classes.byIds(tenantId, classIds);
    }

    /** The classes that the person attends on that day: homeroom first. */
    public List<SchoolClass> attendedBy(int tenantId, UUID personId, LocalDate on) {
        return classes.of(tenantId, personId, "student", on);
    }

    /** The classes that the person teaches on that day: homeroom first. */
    public List<SchoolClass> taughtBy(int tenantId, UUID personId, LocalDate on) {
        return classes.of(tenantId, personId, "teacher", on);
    }

    /** The classes held at these schools on that day, by school, grade and title: homeroom first. */
    public List<SchoolClass> atSchools(int tenantId, Collection<UUID> schoolIds, LocalDate on) {
        return classes.atSchools(tenantId, schoolIds, on);
    }

    /** Those of the ids that are held on that day: homeroom first. */
    public List<SchoolClass> heldOn(int tenantId, Collection<UUID> classIds, LocalDate on) {
        return classes.heldOn(tenantId, classIds, on);
    }

    /** All classes of the tenant on that day, after the one named {@code after} (null: from the first), by class id. */
    public List<SchoolClass> all(int tenantId, LocalDate on, UUID after, int max) {
        return classes.all(tenantId, on, after, max);
    }
}
