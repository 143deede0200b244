package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /materials/add}: login initiation for a deep linking request (Deep Linking 2.0, 3). */
@Controller
class DeepLinkLaunchController {
    private final DeepLinkLaunches launches;
    private final AutoPost autoPost;
    private final HubProperties hub;

    DeepLinkLaunchController(DeepLinkLaunches launches, AutoPost autoPost, HubProperties hub) {
        this.launches = launches;
        this.autoPost = autoPost;
        this.hub = hub;
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
        return switch (launches.begin(caller, session.getId(), classId, toolId)) {
            case Start.Initiated initiated ->
                autoPost.page(
                        initiated.placement().tool().initiateLoginUri(), initiated.fields(hub.issuer()), response);
            case Start.NoSuchLink _, Start.Closed _ ->
                throw new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no such class among those that you look after, or no such tool to choose from.");
            case Start.OptedOut() -> new ModelAndView("lti/opted-out", HttpStatus.FORBIDDEN);
        };
    }
}
