package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /lti/launch/{resourceLinkId}}: third-party login initiation at the tool (Security Framework 1.0, 5.1.1.1). */
@Controller
class LaunchController {
    private final Launches launches;
    private final StartPages pages;

    LaunchController(Launches launches, StartPages pages) {
        this.launches = launches;
        this.pages = pages;
    }

    /**
     * Begins a launch and sends the browser to the tool.
     *
     * @param classId {@code class}: in the context of which class; absent: the first that fits
     * @param target {@code window} (default) or {@code iframe}
     */
    @RequestMapping(
            path = "/lti/launch/{linkId}",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Requires(Permission.LAUNCH_TOOL)
    ModelAndView launch(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID linkId,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            @RequestParam(required = false) @Nullable String target,
            HttpSession session,
            HttpServletResponse response) {
        DocumentTarget documentTarget = DocumentTarget.of(target).orElse(DocumentTarget.WINDOW);
        Launches.Tap tap = new Launches.Tap(linkId, classId, documentTarget, null);
        return pages.page(
                launches.begin(caller, session.getId(), tap),
                "There is no such material for your classes, or its tool is switched off.",
                response);
    }
}
