package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /materials/add}: login initiation for a deep linking request (Deep Linking 2.0, 3). */
@Controller
class DeepLinkLaunchController {
    private final DeepLinkLaunches launches;
    private final StartPages pages;

    DeepLinkLaunchController(DeepLinkLaunches launches, StartPages pages) {
        this.launches = launches;
        this.pages = pages;
    }

    /** Sends the teacher to the tool, to choose for that class. */
    @PostMapping("/materials/add")
    @Requires(Permission.MANAGE_MATERIALS)
    ModelAndView add(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class") UUID classId,
            @RequestParam UUID toolId,
            HttpSession session,
            HttpServletResponse response) {
        return pages.page(
                launches.begin(caller, session.getId(), classId, toolId),
                "There is no such class among those that you look after, or no such tool to choose from.",
                response);
    }
}
