package org.kakehashi.hub.lti.internal.study;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.grades.Reviewable;
import org.kakehashi.hub.lti.internal.grades.Reviews;
import org.kakehashi.hub.lti.internal.launch.Entitlement;
import org.kakehashi.hub.lti.internal.launch.Visit;
import org.kakehashi.hub.lti.internal.material.Material;
import org.kakehashi.hub.lti.internal.material.MaterialStore;
import org.kakehashi.hub.lti.internal.material.PagePolicy;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /study}: the materials of one's classes, one tap each; and the page that holds a tool in a frame. */
@Controller
@Requires(Permission.LAUNCH_TOOL)
class StudyController {
    private final ToolStore tools;
    private final MaterialStore materials;
    private final Classes classes;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final Reviews reviews;
    private final TenantTransactions transactions;
    private final Clock clock;

    StudyController(
            ToolStore tools,
            MaterialStore materials,
            Classes classes,
            Entitlement entitlement,
            ToolUses uses,
            Reviews reviews,
            TenantTransactions transactions,
            Clock clock) {
        this.tools = tools;
        this.materials = materials;
        this.classes = classes;
        this.clock = clock;
        this.entitlement = entitlement;
        this.uses = uses;
        this.reviews = reviews;
        this.transactions = transactions;
    }

    /**
     * Materials of one class, or of all.
     *
     * @param title the class's; null: of all
     * @param classId the class in whose context they open; null: the hub chooses
     */
    record Shelf(@Nullable String title, @Nullable UUID classId, List<Material> materials) {}

    @GetMapping("/study")
    String study(@AuthenticationPrincipal AccountCaller caller, Model model, HttpServletResponse response) {
        List<Shelf> shelves = shelves(caller);
        response.setHeader(
                "Content-Security-Policy",
                PagePolicy.pictures(shelves.stream()
                        .flatMap(shelf -> shelf.materials().stream())
                        .map(Material::iconUri)));
        model.addAttribute("shelves", shelves);
        model.addAttribute("reviews", reviews(caller));
        return "lti/study";
    }

    /** What pupils see of the caller's classes now: that of every class first, then each class's in its order. */
    private List<Shelf> shelves(AccountCaller caller) {
        UUID personId = caller.personId();
        if (personId == null) {
            return List.of();
        }
        int tenantId = caller.tenantId();
        return transactions.readOnly(tenantId, () -> {
            List<UUID> visited = visited(tenantId, personId);
            if (visited.isEmpty()) {
                return List.of();
            }
            Set<UUID> closed = uses.closedTo(tenantId, personId);
            Instant now = clock.instant();
            List<Material> seen = materials.seenIn(tenantId, visited).stream()
                    .filter(material -> material.seenAt(now) && !closed.contains(material.clientId()))
                    .toList();
            Map<UUID, String> titles = classes.byIds(tenantId, visited).stream()
                    .collect(Collectors.toMap(SchoolClass::classId, SchoolClass::title));
            List<Shelf> shelves = new ArrayList<>();
            shelves.add(shelf(null, null, seen));
            visited.forEach(classId -> shelves.add(shelf(titles.get(classId), classId, seen)));
            shelves.removeIf(shelf -> shelf.materials().isEmpty());
            return shelves;
        });
    }

    /** Whose work the caller can look back on in tools: as a pupil, their own. */
    private List<Reviewable> reviews(AccountCaller caller) {
        UUID personId = caller.personId();
        if (personId == null) {
            return List.of();
        }
        int tenantId = caller.tenantId();
        return transactions.readOnly(
                tenantId, () -> reviews.own(tenantId, personId, entitlement.attended(tenantId, personId)));
    }

    private static Shelf shelf(@Nullable String title, @Nullable UUID classId, List<Material> seen) {
        return new Shelf(
                title,
                classId,
                seen.stream()
                        .filter(material -> Objects.equals(material.classId(), classId))
                        .toList());
    }

    private List<UUID> visited(int tenantId, UUID personId) {
        return entitlement.visits(tenantId, personId).stream()
                .map(Visit::classId)
                .distinct()
                .toList();
    }

    /** A page that holds a link in a frame. */
    @GetMapping("/study/{linkId}")
    String framed(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            Model model,
            HttpServletResponse response) {
        Placement placement = placement(caller, linkId)
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no such material for your classes, or its tool is switched off."));
        List<String> addresses = new ArrayList<>(placement.tool().redirectUris());
        addresses.add(placement.tool().initiateLoginUri());
        addresses.add(placement.link().targetLinkUri());
        response.setHeader("Content-Security-Policy", PagePolicy.frame(addresses));
        model.addAttribute("link", placement.link());
        model.addAttribute("origins", String.join(" ", PagePolicy.originsOf(addresses)));
        return "lti/framed";
    }

    /** Whether it may be opened now, the launch in the frame decides. */
    private Optional<Placement> placement(AccountCaller caller, UUID linkId) {
        UUID personId = caller.personId();
        if (personId == null) {
            return Optional.empty();
        }
        int tenantId = caller.tenantId();
        return transactions.readOnly(tenantId, () -> {
            Set<UUID> closed = uses.closedTo(tenantId, personId);
            return tools.seenBy(tenantId, visited(tenantId, personId)).stream()
                    .filter(seen -> seen.link().resourceLinkId().equals(linkId))
                    .filter(seen -> !seen.link().showing().hidden() || teaches(tenantId, personId))
                    .filter(seen -> !closed.contains(seen.tool().clientId()))
                    .findFirst();
        });
    }

    private boolean teaches(int tenantId, UUID personId) {
        return entitlement.visits(tenantId, personId).stream().anyMatch(Visit::instructor);
    }
}
