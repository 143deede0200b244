package org.kakehashi.hub.access.internal.grant;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /role-grants}: the administrator's page of roles granted for a time. */
@Controller
@RequestMapping("/role-grants")
@Requires(Permission.MANAGE_ACCOUNTS)
class RoleGrantsController {
    private final RoleGrants grants;
    private final Clock clock;

    RoleGrantsController(RoleGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * A grant as shown.
     *
     * @param school its name; null: over all schools
     * @param open whether it can still be ended
     */
    record Line(RoleGrant grant, @Nullable String school, boolean open) {}

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Model model) {
        LocalDate today = SchoolDay.today(clock);
        Map<UUID, String> schools = grants.schools(caller.tenantId());
        List<Line> lines = grants.latest(caller.tenantId()).stream()
                .map(grant -> new Line(
                        grant,
                        grant.schoolId() == null
                                ? null
                                : schools.getOrDefault(
                                        grant.schoolId(), grant.schoolId().toString()),
                        !grant.until().isBefore(today)))
                .toList();
        model.addAttribute("grants", lines);
        model.addAttribute("schools", schools);
        model.addAttribute(
                "roles",
                Stream.of(Role.values())
                        .filter(role -> role.grantedAtSchool() || role.grantedOverAll())
                        .toList());
        model.addAttribute("today", today);
        return "access/role-grants";
    }

    @PostMapping
    String grant(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "") String loginName,
            @RequestParam Role role,
            @RequestParam(required = false) @Nullable UUID schoolId,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response,
            Model model) {
        try {
            grants.grant(caller, new RoleGrants.Wanted(loginName.strip(), role, schoolId, date(from), date(until)));
        } catch (HubException refused) {
            response.setStatus(refused.code().status().value());
            model.addAttribute("wrong", refused.detail());
            return list(caller, model);
        }
        return "redirect:/role-grants";
    }

    @PostMapping("/{grantId}/end")
    String end(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID grantId) {
        grants.end(caller, grantId);
        return "redirect:/role-grants";
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "from, until: dates such as 2026-04-10.");
        }
    }
}
