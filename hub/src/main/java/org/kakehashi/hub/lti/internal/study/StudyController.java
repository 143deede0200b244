package org.kakehashi.hub.lti.internal.study;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.launch.Entitlement;
import org.kakehashi.hub.lti.internal.material.Material;
import org.kakehashi.hub.lti.internal.material.PagePolicy;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /study}: the materials of one's classes, one tap each; and the page that holds a tool in a frame. */
@Controller
@Requires(Permission.LAUNCH_TOOL)
class StudyController {
    private final StudyReading reading;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final TenantTransactions transactions;

    StudyController(StudyReading reading, Entitlement entitlement, ToolUses uses, TenantTransactions transactions) {
        this.reading = reading;
        this.entitlement = entitlement;
        this.uses = uses;
        this.transactions = transactions;
    }

    /**
     * The page.
     *
     * @param classId {@code class}: one of the person's classes; absent: all
     * @param query {@code q}: what to look for
     */
    @GetMapping("/study")
    String study(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            @RequestParam(name = "q", required = false) @Nullable String query,
            Model model,
            HttpServletResponse response) {
        StudyPage page = reading.read(caller, classId, SearchWords.of(query))
                .orElseThrow(() ->
                        new HubException(ErrorCode.NOT_FOUND, "There is no such class among those that are yours."));
        response.setHeader(
                "Content-Security-Policy", PagePolicy.pictures(page.materials().map(Material::iconUri)));
        model.addAttribute("study", page);
        model.addAttribute("manages", caller.permissions().contains(Permission.MANAGE_MATERIALS));
        return "lti/study";
    }

    /**
     * A page that holds a link in a frame.
     *
     * @param classId {@code class}: in the context of which class it opens, one of the person's; absent: the first that fits
     */
    @GetMapping("/study/{linkId}")
    String framed(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            Model model,
            HttpServletResponse response) {
        Placement placement = placement(caller, linkId, classId)
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no such material for your classes, or its tool is switched off."));
        List<String> addresses = new ArrayList<>(placement.tool().redirectUris());
        addresses.add(placement.tool().initiateLoginUri());
        addresses.add(placement.link().targetLinkUri());
        response.setHeader("Content-Security-Policy", PagePolicy.frame(addresses));
        model.addAttribute("link", placement.link());
        model.addAttribute("classId", classId);
        model.addAttribute("origins", String.join(" ", PagePolicy.originsOf(addresses)));
        return "lti/framed";
    }

    /** Whether it may be opened now, the launch in the frame decides. */
    private Optional<Placement> placement(AccountCaller caller, UUID linkId, @Nullable UUID classId) {
        UUID personId = caller.personId();
        if (personId == null) {
            return Optional.empty();
        }
        int tenantId = caller.tenantId();
        return transactions.readOnly(tenantId, () -> {
            Set<UUID> closed = uses.closedTo(tenantId, personId);
            return entitlement
                    .opening(tenantId, personId, linkId, classId)
                    .filter(seen -> !seen.placement().link().showing().hidden()
                            || seen.visit().instructor())
                    .map(Entitlement.Opening::placement)
                    .filter(seen -> !closed.contains(seen.tool().clientId()));
        });
    }
}
