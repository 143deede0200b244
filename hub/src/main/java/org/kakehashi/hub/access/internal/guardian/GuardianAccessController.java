package org.kakehashi.hub.access.internal.guardian;

import java.util.List;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /guardians}: the administrator's page of what guardians see of their children. */
@Controller
@RequestMapping("/guardians")
@Requires(Permission.MANAGE_PRIVACY)
class GuardianAccessController {
    private final GuardianAccess access;

    GuardianAccessController(GuardianAccess access) {
        this.access = access;
    }

    /** @param saved whether the page comes after a decision, and says so */
    @GetMapping
    String show(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "false") boolean saved,
            Model model) {
        model.addAttribute("openable", GuardianAccess.openable());
        model.addAttribute("opened", access.opened(caller.tenantId()));
        model.addAttribute("saved", saved);
        return "access/guardians";
    }

    /** @param category names of those to open; none: everything is closed */
    @PostMapping
    String open(@AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "") List<String> category) {
        // Only a forged form has others than the page's boxes.
        access.open(
                caller,
                GuardianAccess.named(category).orElseThrow(() -> new HubException(ErrorCode.INVALID_REQUEST, "")));
        return "redirect:/guardians?saved=true";
    }
}
