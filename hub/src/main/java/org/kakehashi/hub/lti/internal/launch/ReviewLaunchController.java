package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Login initiation for looking at what was handed in (Submission Review 1.0): from the gradebook, and from a pupil's own page. */
@Controller
class ReviewLaunchController {
    private static final String MISSING = "There is no such work that you can look at.";

    private final ReviewLaunches launches;
    private final StartPages pages;

    ReviewLaunchController(ReviewLaunches launches, StartPages pages) {
        this.launches = launches;
        this.pages = pages;
    }

    /** Sends a teacher to the tool, to look at a pupil's work. */
    @PostMapping("/gradebook/{lineItemId}/review")
    @Requires(Permission.VIEW_GRADEBOOK)
    ModelAndView ofPupil(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID lineItemId,
            @RequestParam(name = "person") UUID personId,
            HttpSession session,
            HttpServletResponse response) {
        return pages.page(launches.ofPupil(caller, session.getId(), lineItemId, personId), MISSING, response);
    }

    /** Sends a pupil to the tool, to look back on their own work. */
    @PostMapping("/study/reviews/{lineItemId}")
    @Requires(Permission.LAUNCH_TOOL)
    ModelAndView own(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID lineItemId,
            HttpSession session,
            HttpServletResponse response) {
        return pages.page(launches.own(caller, session.getId(), lineItemId), MISSING, response);
    }
}
