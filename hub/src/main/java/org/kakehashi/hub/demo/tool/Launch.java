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
    private final HttpClient http;

    Launch(
            Keyring<PendingLogin> pending,
            Keyring<Session> sessions,
            Tool tool,
            Addresses addresses,
            Choosing choosing,
            HttpClient http) {
        this.pending = pending;
        this.sessions = sessions;
        this.tool = tool;
        this.addresses = addresses;
        this.choosing = choosing;
        this.http = http;
    }

    /** Checks the answer and sends the browser to a page of its own. */
    Reply accept(Request request, Registration platform, IdTokenCheck check)
            throws RefusalException, InterruptedException {
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
        var launch = check.check(token, login);
        return launch.isDeepLinking() ? choosing.begin(launch, platform) : open(launch, platform);
    }

    private Reply open(LaunchClaims launch, Registration platform) throws RefusalException, InterruptedException {
        var offer = offer(launch);
        var grant = XapiGrant.of(launch, platform);
        var returnUrl = launch.member("launch_presentation", "return_url")
                .filter(url -> url.startsWith(platform.origin() + "/"))
                .orElse("");
        var visit = new Tool.Visit(grant, Recorder.open(http, grant), returnUrl);
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
