package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.IdentityLinks;
import org.springframework.stereotype.Component;

/** Who can be graded in a class, and what a tool knows them by. Asked within a transaction of the tenant. */
@Component
class GradedPupils {
    private final ToolStore tools;
    private final ToolSubjectStore subjects;
    private final ToolUses uses;
    private final ClassMembers members;
    private final IdentityLinks links;
    private final Clock clock;

    GradedPupils(
            ToolStore tools,
            ToolSubjectStore subjects,
            ToolUses uses,
            ClassMembers members,
            IdentityLinks links,
            Clock clock) {
        this.tools = tools;
        this.subjects = subjects;
        this.uses = uses;
        this.members = members;
        this.links = links;
        this.clock = clock;
    }

    /** The class's pupils of today whom the tool may know, by person, each with the tool's subject; without who opted out of the tool. */
    Map<UUID, String> of(int tenantId, UUID clientId, UUID classId) {
        List<UUID> pupils = pupils(tenantId, classId);
        Tool tool = tools.tool(tenantId, clientId).orElseThrow();
        Map<UUID, String> known = new HashMap<>(subjects.pairwise(tenantId, clientId, pupils));
        known.putAll(
                switch (tool.settings().subjectType()) {
                    case PAIRWISE -> Map.of();
                    case PERSON -> pupils.stream().collect(Collectors.toMap(Function.identity(), Objects::toString));
                    case LOGIN_ID -> loginIds(tenantId, classId);
                });
        known.keySet().removeAll(uses.closedTo(tenantId, clientId, pupils));
        return known;
    }

    /** The one whom the tool means: by the subject of today, or by the pairwise one that it has from before its type was changed. */
    Optional<UUID> person(int tenantId, UUID clientId, UUID classId, String subject) {
        Map<UUID, String> known = of(tenantId, clientId, classId);
        return owner(known, subject).or(() -> owner(subjects.pairwise(tenantId, clientId, known.keySet()), subject));
    }

    private static Optional<UUID> owner(Map<UUID, String> subjects, String subject) {
        return subjects.entrySet().stream()
                .filter(pupil -> pupil.getValue().equals(subject))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private List<UUID> pupils(int tenantId, UUID classId) {
        return members.pupils(tenantId, classId, SchoolDay.today(clock)).stream()
                .map(ClassMembers.Member::personId)
                .toList();
    }

    /** Login ids that lead to their pupil and to nobody else, in whichever roster. */
    private Map<UUID, String> loginIds(int tenantId, UUID classId) {
        LocalDate today = SchoolDay.today(clock);
        List<Map.Entry<UUID, String>> names =
                List.copyOf(members.usernames(tenantId, classId, today).entrySet());
        List<String> sources = links.rosterSources(tenantId).stream()
                .map(IdentityLinks::username)
                .toList();
        Instant now = clock.instant();
        List<IdentityLinks.Match> owners = links.resolve(
                tenantId,
                names.stream()
                        .map(name -> new IdentityLinks.Wanted(sources, name.getValue(), now))
                        .toList());
        Map<UUID, String> own = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (owners.get(i).equals(new IdentityLinks.Match.Person(names.get(i).getKey()))) {
                own.put(names.get(i).getKey(), names.get(i).getValue());
            }
        }
        return own;
    }
}
