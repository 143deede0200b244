package org.kakehashi.hub.lti.internal.material;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Post;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/**
 * Whose materials somebody looks after: those of the classes that they teach today, and a principal those of the school. Each call
 * within a transaction of the tenant.
 */
@Component
public class ManagedClasses {
    private static final Set<Role> TEACHING = Set.of(Role.HOMEROOM_TEACHER, Role.TEACHER, Role.SUBJECT_TEACHER);

    private final AccessDecisions decisions;
    private final Classes classes;
    private final Clock clock;

    ManagedClasses(AccessDecisions decisions, Classes classes, Clock clock) {
        this.decisions = decisions;
        this.classes = classes;
        this.clock = clock;
    }

    /** All of them: those taught first. */
    public List<SchoolClass> of(AccountCaller caller) {
        LocalDate today = SchoolDay.today(clock);
        List<Post> posts = decisions.posts(caller, today, today);
        Set<UUID> taught = posts.stream()
                .filter(post -> TEACHING.contains(post.role()))
                .map(Post::classId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<UUID> led = posts.stream()
                .filter(post -> post.role() == Role.PRINCIPAL)
                .map(Post::schoolId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<SchoolClass> all = taught.isEmpty()
                ? new ArrayList<>()
                : new ArrayList<>(classes.heldOn(caller.tenantId(), taught, today));
        if (!led.isEmpty()) {
            classes.atSchools(caller.tenantId(), led, today).stream()
                    .filter(one -> !taught.contains(one.classId()))
                    .forEach(all::add);
        }
        return all;
    }

    /** The class, if it is one of them. */
    public Optional<SchoolClass> find(AccountCaller caller, UUID classId) {
        return of(caller).stream().filter(one -> one.classId().equals(classId)).findFirst();
    }
}
