package org.kakehashi.hub.lti.internal.proctoring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.launch.AutoPost;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.launch.Proctorings;
import org.kakehashi.hub.lti.internal.launch.Proctorings.Ending;
import org.kakehashi.hub.lti.internal.launch.StartPages;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /lti/assessment-end/{id}}: the {@code return_url} of an assessment under a proctoring tool's eyes. The pupil goes on to that tool
 * where it asked for that (Proctoring Services 1.0, 4.4), otherwise to the page of materials.
 */
@Controller
class AssessmentEndController {
    private static final String PATH = "/lti/assessment-end/";
    private static final String MISSING = "There is no such assessment of yours.";

    private final Proctorings proctorings;
    private final StartPages pages;
    private final AutoPost autoPost;

    AssessmentEndController(Proctorings proctorings, StartPages pages, AutoPost autoPost) {
        this.proctorings = proctorings;
        this.pages = pages;
        this.autoPost = autoPost;
    }

    /** In a frame, the browser leaves the session's cookie out when the tool sends it here; the hub's own page then comes again. */
    @RequestMapping(
            path = PATH + "{proctoringId}",
            method = {RequestMethod.GET, RequestMethod.POST})
    @Public("a browser may leave the session's cookie out here; the request is then sent again from the hub's own site")
    ModelAndView end(
            @AuthenticationPrincipal @Nullable AccountCaller caller,
            @PathVariable UUID proctoringId,
            @RequestParam(name = AutoPost.SENT_ON, required = false) @Nullable String sentOn,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (caller == null || session == null) {
            return autoPost.again(PATH + proctoringId, Map.of(), sentOn, response);
        }
        return switch (proctorings.end(caller, session.getId(), proctoringId)) {
            case Ending.Back(Start start) -> pages.page(start, MISSING, response);
            case Ending.Over() -> new ModelAndView("redirect:/study");
            case Ending.NoSuchAttempt() -> throw new HubException(ErrorCode.NOT_FOUND, MISSING);
        };
    }
}
