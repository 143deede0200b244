package org.kakehashi.hub.insight.internal.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.BreakGlass;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.PermissionMatrix;
import org.kakehashi.hub.access.Post;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /break-glass}: opens one pupil of a class of the caller's own school of today. */
@Controller
@RequestMapping("/break-glass")
@Requires(Permission.BREAK_GLASS)
class BreakGlassController {
    private final BreakGlass glass;
    private final AccessDecisions decisions;
    private final Classes classes;
    private final ClassMembers members;
    private final AuditLog audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    BreakGlassController(
            BreakGlass glass,
            AccessDecisions decisions,
            Classes classes,
            ClassMembers members,
            AuditLog audit,
            TenantTransactions transactions,
            Clock clock) {
        this.glass = glass;
        this.decisions = decisions;
        this.classes = classes;
        this.members = members;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String form(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            ModelMap model) {
        return transactions.inTenant(caller.tenantId(), () -> show(caller, classId, null, model));
    }

    @PostMapping
    String open(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam("class") UUID classId,
            @RequestParam("person") UUID person,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            ModelMap model) {
        return transactions.inTenant(caller.tenantId(), () -> {
            SchoolClass chosen = find(classesOf(caller), classId);
            requirePupil(caller, chosen, person);
            BreakGlass.Answer answer = glass.open(caller, person, chosen.schoolId(), reason);
            if (answer == BreakGlass.Answer.OPENED) {
                return "redirect:/board/evidence?of=attendance&class=" + classId + "&person=" + person + "&date="
                        + today();
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("reason", reason);
            model.addAttribute("person", person);
            return show(caller, classId, answer, model);
        });
    }

    @PostMapping("/{id}/end")
    String end(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID id) {
        if (!transactions.inTenant(caller.tenantId(), () -> glass.end(caller, id))) {
            throw notFound();
        }
        return "redirect:/break-glass";
    }

    private String show(
            AccountCaller caller, @Nullable UUID classId, BreakGlass.@Nullable Answer problem, ModelMap model) {
        List<SchoolClass> all = classesOf(caller);
        SchoolClass chosen = classId == null ? null : find(all, classId);
        if (chosen != null) {
            audit.append(
                    caller.tenantId(),
                    AuditEvent.ofClass(
                            caller.auditName(), "insight.view-names", chosen.classId(), today(), "for break-glass"));
        }
        model.addAttribute("classes", all);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "pupils", chosen == null ? List.of() : members.pupils(caller.tenantId(), chosen.classId(), today()));
        model.addAttribute("problem", problem);
        model.addAttribute("minutes", glass.lasts().toMinutes());
        model.addAttribute("shortest", BreakGlass.SHORTEST_REASON);
        model.addAttribute("longest", BreakGlass.LONGEST_REASON);
        model.addAttribute("open", open(caller, all));
        model.addAttribute("today", today());
        return "insight/break-glass";
    }

    /** One that is open, with the class where its pupil is found. */
    record Line(UUID id, String name, UUID classId, UUID person, LocalTime until) {}

    private List<Line> open(AccountCaller caller, List<SchoolClass> all) {
        List<BreakGlass.Opened> open = glass.open(caller);
        if (open.isEmpty()) {
            return List.of();
        }
        Map<UUID, BreakGlass.Opened> byPerson = open.stream()
                .collect(Collectors.toMap(BreakGlass.Opened::personId, one -> one, (latest, earlier) -> latest));
        return all.stream()
                .filter(SchoolClass::homeroom)
                .flatMap(one -> members.pupils(caller.tenantId(), one.classId(), today()).stream()
                        .filter(pupil -> byPerson.containsKey(pupil.personId()))
                        .map(pupil -> line(one, pupil, Objects.requireNonNull(byPerson.get(pupil.personId())))))
                .toList();
    }

    private static Line line(SchoolClass of, ClassMembers.Member pupil, BreakGlass.Opened opened) {
        return new Line(
                opened.id(),
                of.name() + " " + pupil.name(),
                of.classId(),
                pupil.personId(),
                LocalTime.ofInstant(opened.until(), SchoolDay.ZONE));
    }

    /** The classes of the schools at which the caller may break the glass today. */
    private List<SchoolClass> classesOf(AccountCaller caller) {
        Set<UUID> schools = decisions.posts(caller, today(), today()).stream()
                .filter(post -> PermissionMatrix.of(post.role()).contains(Permission.BREAK_GLASS))
                .map(Post::schoolId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return schools.isEmpty() ? List.of() : classes.atSchools(caller.tenantId(), schools, today());
    }

    private static SchoolClass find(List<SchoolClass> all, UUID classId) {
        return all.stream()
                .filter(one -> one.classId().equals(classId))
                .findFirst()
                .orElseThrow(BreakGlassController::notFound);
    }

    private void requirePupil(AccountCaller caller, SchoolClass of, UUID person) {
        if (members.pupils(caller.tenantId(), of.classId(), today()).stream()
                .noneMatch(pupil -> pupil.personId().equals(person))) {
            throw notFound();
        }
    }

    private LocalDate today() {
        return SchoolDay.today(clock);
    }

    private static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "");
    }
}
