package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.ClassMembers;
import org.springframework.stereotype.Component;

/** Who can be graded in a class, and what a tool knows them by. Asked within a transaction of the tenant. */
@Component
class GradedPupils {
    private final ToolStore tools;
    private final ToolSubjectStore subjects;
    private final ToolUses uses;
    private final ClassMembers members;
    private final Clock clock;

    GradedPupils(ToolStore tools, ToolSubjectStore subjects, ToolUses uses, ClassMembers members, Clock clock) {
        this.tools = tools;
        this.subjects = subjects;
        this.uses = uses;
        this.members = members;
        this.clock = clock;
    }

    /** The class's pupils of today whom the tool may know, by person, each with the tool's subject; without who opted out of the tool. */
    Map<UUID, String> of(int tenantId, UUID clientId, UUID classId) {
        LocalDate today = SchoolDay.today(clock);
        List<UUID> pupils = members.pupils(tenantId, classId, today).stream()
                .map(ClassMembers.Member::personId)
                .toList();
        Tool tool = tools.tool(tenantId, clientId).orElseThrow();
        Map<UUID, String> known = new HashMap<>(
                switch (tool.settings().subjectType()) {
                    case PAIRWISE -> subjects.pairwise(tenantId, clientId, pupils);
                    case PERSON -> pupils.stream().collect(Collectors.toMap(Function.identity(), Objects::toString));
                    case LOGIN_ID -> members.usernames(tenantId, classId, today);
                });
        known.keySet().removeAll(uses.closedTo(tenantId, clientId, pupils));
        return known;
    }
}
