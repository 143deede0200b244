package org.kakehashi.hub.lti.internal.deeplink;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.deeplink.Returns.Outcome;
import org.kakehashi.hub.lti.internal.launch.AutoPost;
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

/** {@code /lti/deep-link-return}: the {@code deep_link_return_url} (Deep Linking 2.0, 4). */
@Controller
class ReturnController {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnController.class);
    private static final String PATH = "/lti/deep-link-return";

    private final Returns returns;
    private final AutoPost autoPost;

    ReturnController(Returns returns, AutoPost autoPost) {
        this.returns = returns;
        this.autoPost = autoPost;
    }

    /** What another site posts comes without the session; the hub's own page then sends it on, and nothing was used up yet. */
    @PostMapping(PATH)
    @Public("the tool posts here, so the browser leaves the session's cookie out; the hub's own page then posts again")
    ModelAndView returned(
            @AuthenticationPrincipal @Nullable AccountCaller caller,
            @RequestParam(name = "JWT", required = false) @Nullable String jwt,
            @RequestParam(name = AutoPost.SENT_ON, required = false) @Nullable String sentOn,
            HttpServletResponse response) {
        if (caller == null) {
            return autoPost.again(PATH, jwt == null ? Map.of() : Map.of("JWT", jwt), sentOn, response);
        }
        if (!caller.permissions().contains(Permission.MANAGE_MATERIALS)) {
            throw new HubException(ErrorCode.FORBIDDEN, "Materials are chosen by teachers.");
        }
        return switch (returns.take(caller, jwt)) {
            case Outcome.Taken taken -> {
                ModelAndView page = new ModelAndView("lti/materials-added");
                page.addObject("taken", taken);
                yield page;
            }
            case Outcome.NotTaken(Refused refused) -> {
                LOG.info("Deep linking response refused by rule {}", refused.rule());
                ModelAndView page = new ModelAndView("lti/materials-not-added", HttpStatus.BAD_REQUEST);
                page.addObject("refused", refused);
                yield page;
            }
        };
    }
}
