package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What somebody sees of the start of a launch: the way to the tool, or why there is none. */
@Component
public class StartPages {
    private final AutoPost autoPost;
    private final HubProperties hub;
    private final Clock clock;

    StartPages(AutoPost autoPost, HubProperties hub, Clock clock) {
        this.autoPost = autoPost;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param missing what is said where there is nothing to open
     */
    public ModelAndView page(Start start, String missing, HttpServletResponse response) {
        return switch (start) {
            case Start.Initiated initiated ->
                autoPost.page(
                        initiated.placement().tool().initiateLoginUri(), initiated.fields(hub.issuer()), response);
            case Start.NoSuchLink() -> throw new HubException(ErrorCode.NOT_FOUND, missing);
            case Start.Closed(String title, Window available) -> closed(title, available);
            case Start.OptedOut() -> new ModelAndView("lti/opted-out", HttpStatus.FORBIDDEN);
            case Start.Unwatched(String title) -> {
                ModelAndView page = new ModelAndView("lti/unwatched", HttpStatus.FORBIDDEN);
                page.addObject("material", title);
                yield page;
            }
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
