package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.Participant.Part;
import org.kakehashi.hub.roster.Participants;
import org.springframework.stereotype.Component;

/** Who can be graded in a class, and what a tool knows them by. Asked within a transaction of the tenant. */
@Component
class GradedPupils {
    private final ToolStore tools;
    private final Subjects subjects;
    private final ToolUses uses;
    private final ClassMembers members;
    private final Participants participants;
    private final Clock clock;

    GradedPupils(
            ToolStore tools,
            Subjects subjects,
            ToolUses uses,
            ClassMembers members,
            Participants participants,
            Clock clock) {
        this.tools = tools;
        this.subjects = subjects;
        this.uses = uses;
        this.members = members;
        this.participants = participants;
        this.clock = clock;
    }

    /** The class's pupils of today whom the tool may know, by person, each with the tool's subject; without who opted out of the tool. */
    Map<UUID, String> of(int tenantId, UUID clientId, UUID classId) {
        List<UUID> pupils = pupils(tenantId, classId);
        Map<UUID, String> known = new HashMap<>();
        subjects.told(tenantId, tool(tenantId, clientId), pupils)
                .forEach((person, told) -> known.put(person, told.sub()));
        known.keySet().removeAll(uses.closedTo(tenantId, clientId, pupils));
        return known;
    }

    /** The one whom the tool means: by the subject of today, or by the pairwise one that it has from before its type was changed. */
    Optional<UUID> person(int tenantId, UUID clientId, UUID classId, String subject) {
        return subjects.personOf(tenantId, tool(tenantId, clientId), subject)
                .filter(person -> participants
                        .of(tenantId, classId, person, SchoolDay.today(clock))
                        .filter(one -> one.parts().contains(Part.ATTENDS))
                        .isPresent())
                .filter(person ->
                        uses.closedTo(tenantId, clientId, List.of(person)).isEmpty());
    }

    private Tool tool(int tenantId, UUID clientId) {
        return tools.tool(tenantId, clientId).orElseThrow();
    }

    private List<UUID> pupils(int tenantId, UUID classId) {
        return members.pupilsWithoutNames(tenantId, classId, SchoolDay.today(clock)).stream()
                .map(ClassMembers.Member::personId)
                .toList();
    }
}
