package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
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
    private final AutoPost autoPost;
    private final HubProperties hub;
    private final Clock clock;

    LaunchController(Launches launches, AutoPost autoPost, HubProperties hub, Clock clock) {
        this.launches = launches;
        this.autoPost = autoPost;
        this.hub = hub;
        this.clock = clock;
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
        Launches.Tap tap = new Launches.Tap(linkId, classId, documentTarget);
        return switch (launches.begin(caller, session.getId(), tap)) {
            case Start.Initiated initiated ->
                autoPost.page(
                        initiated.placement().tool().initiateLoginUri(), initiated.fields(hub.issuer()), response);
            case Start.NoSuchLink() ->
                throw new HubException(
                        ErrorCode.NOT_FOUND,
                        "There is no such material for your classes, or its tool is switched off.");
            case Start.Closed(String title, Window available) -> closed(title, available);
            case Start.OptedOut() -> new ModelAndView("lti/opted-out", HttpStatus.FORBIDDEN);
        };
    }

    private ModelAndView closed(String title, Window available) {
        ModelAndView page = new ModelAndView("lti/closed", HttpStatus.FORBIDDEN);
        page.addObject("material", title);
        page.addObject("early", !available.hasBegun(clock.instant()));
        page.addObject("available", available);
        page.addObject("zone", SchoolDay.ZONE);
        return page;
    }
}
