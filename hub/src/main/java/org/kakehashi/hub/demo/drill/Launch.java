package org.kakehashi.hub.demo.drill;

import java.net.http.HttpClient;
import java.time.InstantSource;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.study.Unit;

/** The second half of a launch: the platform's answer comes in, a {@link StudyRun} begins. */
final class Launch {
    private final Keyring<PendingLogin> pending;
    private final Keyring<StudyRun> runs;
    private final Catalogue catalogue;
    private final HttpClient http;
    private final InstantSource clock;
    private final String unitPrefix;

    /** @param unitPrefix the beginning of the addresses that name a unit; what follows is the unit's id */
    Launch(
            Keyring<PendingLogin> pending,
            Keyring<StudyRun> runs,
            Catalogue catalogue,
            HttpClient http,
            InstantSource clock,
            String unitPrefix) {
        this.pending = pending;
        this.runs = runs;
        this.catalogue = catalogue;
        this.http = http;
        this.clock = clock;
        this.unitPrefix = unitPrefix;
    }

    /** Checks the answer and sends the browser to the run's own page. */
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
        var unit = unit(launch);
        var grant = XapiGrant.of(launch, platform);
        var attempt = new Attempt(grant.registration(), grant.actor(), unit);
        var returnUrl = launch.member("launch_presentation", "return_url")
                .filter(url -> url.startsWith(platform.origin() + "/"))
                .orElse("");
        var run = new StudyRun(attempt, Recorder.open(http, grant), returnUrl, clock);
        return Reply.seeOther("/study/" + runs.keep(run));
    }

    private Unit unit(LaunchClaims launch) throws RefusalException {
        if (launch.lti("target_link_uri") instanceof String target && target.startsWith(unitPrefix)) {
            return catalogue
                    .unit(target.substring(unitPrefix.length()))
                    .orElseThrow(() -> new RefusalException(Refusal.TARGET));
        }
        throw new RefusalException(Refusal.TARGET);
    }
}
