package org.kakehashi.hub.lti.internal.study;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.launch.Entitlement;
import org.kakehashi.hub.lti.internal.launch.Visit;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /study}: the tools of one's classes, one tap each; and the page that holds a tool in a frame. */
@Controller
@Requires(Permission.LAUNCH_TOOL)
class StudyController {
    private static final String CSP = "default-src 'self'; img-src 'self' data: %s; frame-src 'self' %s; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private final ToolStore tools;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final TenantTransactions transactions;

    StudyController(ToolStore tools, Entitlement entitlement, ToolUses uses, TenantTransactions transactions) {
        this.tools = tools;
        this.entitlement = entitlement;
        this.uses = uses;
        this.transactions = transactions;
    }

    /** One material on the page. */
    record Tile(UUID id, String title, @Nullable String icon, boolean framed) {
        static Tile of(Placement placement) {
            return new Tile(
                    placement.link().resourceLinkId(),
                    placement.link().title(),
                    placement.tool().iconUri(),
                    placement.link().documentTarget() == DocumentTarget.IFRAME);
        }

        /** The first character of the title, where there is no icon. */
        public String initial() {
            return title.substring(0, title.offsetByCodePoints(0, 1));
        }
    }

    @GetMapping("/study")
    String study(@AuthenticationPrincipal AccountCaller caller, Model model, HttpServletResponse response) {
        List<Tile> tiles = seenBy(caller).stream().map(Tile::of).toList();
        String icons = tiles.stream()
                .map(Tile::icon)
                .filter(Objects::nonNull)
                .map(StudyController::originOf)
                .distinct()
                .collect(Collectors.joining(" "));
        response.setHeader("Content-Security-Policy", CSP.formatted(icons, ""));
        model.addAttribute("tiles", tiles);
        return "lti/study";
    }

    /** A tool may go on to another host of its own within the frame, so https is open and http only to what is registered. */
    @GetMapping("/study/{linkId}")
    String framed(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            Model model,
            HttpServletResponse response) {
        Placement placement = seenBy(caller).stream()
                .filter(seen -> seen.link().resourceLinkId().equals(linkId))
                .findFirst()
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no such material for your classes, or its tool is switched off."));
        String origins = Stream.concat(
                        Stream.of(
                                placement.tool().initiateLoginUri(),
                                placement.link().targetLinkUri()),
                        placement.tool().redirectUris().stream())
                .map(StudyController::originOf)
                .distinct()
                .collect(Collectors.joining(" "));
        response.setHeader("Content-Security-Policy", CSP.formatted("", origins + " https:"));
        model.addAttribute("tile", Tile.of(placement));
        return "lti/framed";
    }

    private List<Placement> seenBy(AccountCaller caller) {
        UUID personId = caller.personId();
        if (personId == null) {
            return List.of();
        }
        return transactions.readOnly(caller.tenantId(), () -> {
            List<UUID> classes = entitlement.visits(caller.tenantId(), personId).stream()
                    .map(Visit::classId)
                    .toList();
            Set<UUID> closed = uses.closedTo(caller.tenantId(), personId);
            List<Placement> seen = classes.isEmpty() ? List.of() : tools.seenBy(caller.tenantId(), classes);
            return seen.stream()
                    .filter(placement -> !closed.contains(placement.tool().clientId()))
                    .toList();
        });
    }

    private static String originOf(String address) {
        URI uri = URI.create(address);
        String origin = uri.getScheme() + "://" + uri.getHost();
        return uri.getPort() < 0 ? origin : origin + ":" + uri.getPort();
    }
}
