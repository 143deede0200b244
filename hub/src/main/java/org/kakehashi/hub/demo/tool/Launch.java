package org.kakehashi.hub.demo.tool;

import java.net.http.HttpClient;
import org.kakehashi.hub.demo.tool.Tool.Offer;
import org.kakehashi.hub.demo.tool.Tool.Session;

/** The second half of a launch: the platform's answer comes in, and a {@link Session} begins, or a choice of materials. */
final class Launch {
    /** Where sessions' pages live. */
    static final String PAGES = "/study/";

    private final Keyring<PendingLogin> pending;
    private final Keyring<Session> sessions;
    private final Tool tool;
    private final Addresses addresses;
    private final Choosing choosing;
    private final Proctoring proctoring;
    private final HttpClient http;

    Launch(
            Keyring<PendingLogin> pending,
            Keyring<Session> sessions,
            Tool tool,
            Addresses addresses,
            Choosing choosing,
            Proctoring proctoring,
            HttpClient http) {
        this.pending = pending;
        this.sessions = sessions;
        this.tool = tool;
        this.addresses = addresses;
        this.choosing = choosing;
        this.proctoring = proctoring;
        this.http = http;
    }

    /** Checks the answer and sends the browser to a page of its own. */
    Reply accept(Request request, Platform platform) throws RefusalException, InterruptedException {
        var state = request.parameter("state").orElseThrow(() -> new RefusalException(Refusal.STATE));
        var login = pending.take(state).orElseThrow(() -> new RefusalException(Refusal.STATE));
        if (!request.cookies()
                .getOrDefault(LoginInitiation.COOKIE, login.browser())
                .equals(login.browser())) {
            throw new RefusalException(Refusal.OTHER_BROWSER);
        }
        if (request.parameter("error").isPresent()) {
            throw new RefusalException(Refusal.PLATFORM_DECLINED);
        }
        var token = request.parameter("id_token").orElseThrow(() -> new RefusalException(Refusal.MALFORMED));
        var launch = platform.check().check(token, login);
        var registration = platform.registration();
        return switch (launch.message().orElseThrow(() -> new RefusalException(Refusal.MESSAGE))) {
            case RESOURCE_LINK -> open(launch, platform);
            case DEEP_LINKING -> choosing.begin(launch, registration);
            case SUBMISSION_REVIEW -> review(launch, registration);
            case START_PROCTORING -> proctoring().begin(launch, registration);
            case END_ASSESSMENT -> proctoring().end(launch, registration);
        };
    }

    private Proctoring proctoring() throws RefusalException {
        if (!tool.proctors()) {
            throw new RefusalException(Refusal.MESSAGE);
        }
        return proctoring;
    }

    private Reply review(LaunchClaims launch, Registration platform) throws RefusalException {
        var whose = launch.member("for_user", "user_id").orElseThrow(() -> new RefusalException(Refusal.CLAIMS));
        var item = launch.service("lineitem").orElseThrow(() -> new RefusalException(Refusal.CLAIMS));
        var session = tool.review(new Tool.Handed(whose, item.toString(), launch.returnUrl(platform)))
                .orElseThrow(() -> new RefusalException(Refusal.MESSAGE));
        return Reply.seeOther(PAGES + sessions.keep(session));
    }

    private Reply open(LaunchClaims launch, Platform platform) throws RefusalException, InterruptedException {
        var offer = offer(launch);
        var grant = XapiGrant.of(launch, platform.registration());
        var recorder = Recorder.open(http, grant);
        var sheet = ScoreSheet.of(launch, platform.services(), offer, tool.highestScore(offer.id()));
        var visit = new Tool.Visit(grant, recorder, launch.returnUrl(platform.registration()), sheet);
        return Reply.seeOther(PAGES + sessions.keep(tool.open(offer.id(), visit)));
    }

    private Offer offer(LaunchClaims launch) throws RefusalException {
        var id = addresses.offerId(launch.lti("target_link_uri")).orElse("");
        return tool.offers().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusalException(Refusal.TARGET));
    }
}
