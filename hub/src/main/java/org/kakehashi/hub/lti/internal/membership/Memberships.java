package org.kakehashi.hub.lti.internal.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.deployment.Placed;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.launch.PersonVariables;
import org.kakehashi.hub.lti.internal.launch.ReleasedClaims;
import org.kakehashi.hub.lti.internal.launch.Roles;
import org.kakehashi.hub.lti.internal.launch.Substitution;
import org.kakehashi.hub.lti.internal.membership.MembershipContainer.Context;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.Participant;
import org.kakehashi.hub.roster.Participant.Part;
import org.kakehashi.hub.roster.Participants;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** A context's members of today, as one tool may know them. A page costs the same few queries, however many are on it. */
@Component
class Memberships {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    private final ToolStore tools;
    private final SchoolToolStore schoolTools;
    private final DeploymentStore deployments;
    private final ToolUses uses;
    private final Subjects subjects;
    private final Participants participants;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final HubProperties hub;
    private final Clock clock;

    Memberships(
            ToolStore tools,
            SchoolToolStore schoolTools,
            DeploymentStore deployments,
            ToolUses uses,
            Subjects subjects,
            Participants participants,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub,
            Clock clock) {
        this.tools = tools;
        this.schoolTools = schoolTools;
        this.deployments = deployments;
        this.uses = uses;
        this.subjects = subjects;
        this.participants = participants;
        this.transactions = transactions;
        this.audit = audit;
        this.hub = hub;
        this.clock = clock;
    }

    /** @param last where the page ends; null: nobody comes behind it */
    record Page(MembershipContainer container, @Nullable UUID last) {}

    /** What there is, and for whom. */
    private record Asked(
            int tenantId,
            Tool tool,
            SchoolClass context,
            @Nullable Placement link,
            MembersQuery query) {}

    /** A page; empty: the tool isn't deployed there, or the link is none of its own there: which of these isn't told. */
    Optional<Page> page(ClientCaller caller, MembersQuery query) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> asked(caller, query).map(asked -> {
            Page page = page(asked);
            String detail = "tool:" + asked.tool().clientId() + " members:"
                    + page.container().members().size() + " released:"
                    + asked.tool().settings().released();
            LocalDate today = SchoolDay.today(clock);
            audit.append(
                    tenantId,
                    AuditEvent.ofClass(caller.auditName(), "lti.read-members", query.classId(), today, detail));
            return page;
        }));
    }

    private Optional<Asked> asked(ClientCaller caller, MembersQuery query) {
        int tenantId = caller.tenantId();
        Tool tool =
                tools.tool(tenantId, caller.clientId()).filter(Tool::enabled).orElse(null);
        SchoolClass context = participants
                .section(tenantId, query.classId())
                .map(section -> section.schoolClass())
                .orElse(null);
        if (tool == null || context == null || !schoolTools.isDeployed(tenantId, tool.clientId(), context.schoolId())) {
            return Optional.empty();
        }
        String rlid = query.rlid();
        if (rlid == null) {
            return Optional.of(new Asked(tenantId, tool, context, null, query));
        }
        return link(tenantId, rlid, context.schoolId())
                .filter(placement -> placement.link().clientId().equals(tool.clientId())
                        && placement.link().isOf(context.classId())
                        && placement.link().idIn(context.classId()).equals(rlid))
                .map(placement -> new Asked(tenantId, tool, context, placement, query));
    }

    /** The link behind an id that a tool knows: its own, with the class's behind it where every class sees the link. */
    private Optional<Placement> link(int tenantId, String rlid, UUID schoolId) {
        try {
            return deployments.link(tenantId, UUID.fromString(rlid.split("\\.", 2)[0]), Set.of(schoolId)).stream()
                    .map(Placed::placement)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Page page(Asked asked) {
        MembersQuery query = asked.query();
        // One more than are shown tells whether others come behind them.
        List<Participant> found = participants.page(
                asked.tenantId(),
                query.classId(),
                part(query.role()),
                SchoolDay.today(clock),
                query.after(),
                query.limit() + 1);
        List<Participant> shown = found.subList(0, Math.min(found.size(), query.limit()));
        UUID last = found.size() > shown.size() ? shown.getLast().personId() : null;
        Context context = new Context(
                query.classId(), asked.context().title(), asked.context().name());
        return new Page(new MembershipContainer(hub.link(query.path()), context, members(asked, shown)), last);
    }

    private List<Map<String, Object>> members(Asked asked, List<Participant> found) {
        Tool tool = asked.tool();
        Set<UUID> persons = found.stream().map(Participant::personId).collect(Collectors.toSet());
        Set<UUID> out = uses.closedTo(asked.tenantId(), tool.clientId(), persons);
        persons.removeAll(out);
        Map<UUID, Subjects.Told> told = subjects.told(asked.tenantId(), tool, persons);
        List<Map<String, Object>> members = new ArrayList<>(found.size());
        for (Participant participant : found) {
            List<String> roles = Roles.of(participant);
            String wanted = asked.query().role();
            if (persons.contains(participant.personId()) && (wanted == null || roles.contains(wanted))) {
                members.add(
                        member(asked, participant, roles, Objects.requireNonNull(told.get(participant.personId()))));
            }
        }
        return members;
    }

    private static Map<String, Object> member(
            Asked asked, Participant participant, List<String> roles, Subjects.Told told) {
        Tool tool = asked.tool();
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("user_id", told.sub());
        member.put("status", "Active");
        member.put("roles", roles);
        member.putAll(ReleasedClaims.of(tool.settings(), participant));
        if (tool.settings().releases(Released.SOURCED_ID)
                && !participant.sourcedId().isEmpty()) {
            member.put("lis_person_sourcedid", participant.sourcedId());
        }
        if (asked.link() != null) {
            Map<String, String> parameters = Substitution.merged(
                    tool.customParameters(), asked.link().link().customParameters());
            member.put("message", List.of(message(parameters, PersonVariables.of(tool.settings(), participant, told))));
        }
        return member;
    }

    /** What the person's own launch of the link would say that isn't the same for everybody (3.2). */
    private static Map<String, Object> message(Map<String, String> parameters, Map<String, String> variables) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put(CLAIM + "message_type", "LtiResourceLinkRequest");
        Map<String, String> custom = Substitution.resolvedOnly(parameters, variables);
        if (!custom.isEmpty()) {
            message.put(CLAIM + "custom", custom);
        }
        return message;
    }

    /** Roles that the database can choose by; the others are chosen among those found. */
    private static @Nullable Part part(@Nullable String role) {
        if (Roles.LEARNER.equals(role)) {
            return Part.ATTENDS;
        }
        return Roles.TEACHER.equals(role) ? Part.TEACHES : null;
    }
}
