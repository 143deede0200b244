package org.kakehashi.hub.lti.internal.proctoring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.launch.AutoPost;
import org.kakehashi.hub.lti.internal.launch.StartPages;
import org.kakehashi.hub.lti.internal.proctoring.AssessmentStarts.Outcome;
import org.kakehashi.hub.lti.internal.response.Refused;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /lti/start-assessment}: the {@code start_assessment_url} (Proctoring Services 1.0, 4.3). */
@Controller
class StartAssessmentController {
    private static final Logger LOG = LoggerFactory.getLogger(StartAssessmentController.class);
    private static final String PATH = "/lti/start-assessment";

    private final AssessmentStarts starts;
    private final StartPages pages;
    private final AutoPost autoPost;

    StartAssessmentController(AssessmentStarts starts, StartPages pages, AutoPost autoPost) {
        this.starts = starts;
        this.pages = pages;
        this.autoPost = autoPost;
    }

    /** What another site posts comes without the session; the hub's own page then sends it on, and nothing was used up yet. */
    @PostMapping(PATH)
    @Public("the tool posts here, so the browser leaves the session's cookie out; the hub's own page then posts again")
    ModelAndView start(
            @AuthenticationPrincipal @Nullable AccountCaller caller,
            @RequestParam(name = "JWT", required = false) @Nullable String jwt,
            @RequestParam(name = AutoPost.SENT_ON, required = false) @Nullable String sentOn,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (caller == null || session == null) {
            return autoPost.again(PATH, jwt == null ? Map.of() : Map.of("JWT", jwt), sentOn, response);
        }
        if (!caller.permissions().contains(Permission.LAUNCH_TOOL)) {
            throw new HubException(ErrorCode.FORBIDDEN, "Assessments are opened by those who open materials.");
        }
        return switch (starts.take(caller, session.getId(), jwt)) {
            case Outcome.Begun begun ->
                pages.page(begun.start(), "There is no such material for your classes any more.", response);
            case Outcome.NotTaken(Refused refused) -> {
                LOG.info("Start of an assessment refused by rule {}", refused.rule());
                ModelAndView page = new ModelAndView("lti/assessment-not-started", HttpStatus.BAD_REQUEST);
                page.addObject("refused", refused);
                yield page;
            }
        };
    }
}
