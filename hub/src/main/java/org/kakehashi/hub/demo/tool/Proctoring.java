package org.kakehashi.hub.demo.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proctoring tool's part of Proctoring Services 1.0: the pupil says that they are ready, the signed answer lets the platform open the
 * assessment, and after it the platform sends them back for a goodbye. Nobody is really watched.
 */
final class Proctoring {
    /** Where the pages before an assessment live. */
    static final String PAGES = "/ready/";

    /** Where those after it live. */
    static final String GOODBYES = "/goodbye/";

    /** What a pupil says of themselves, one by one. */
    private static final List<String> CHECKS = List.of("desk", "screen", "alone");

    private static final int MOST = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";

    private final Keyring<Waiting> waiting;
    private final Keyring<String> goodbyes;
    private final ToolKey key;
    private final ToolPages pages;
    private final InstantSource clock;

    /**
     * A pupil before an assessment.
     *
     * @param session to be echoed unchanged
     * @param attempt the same
     */
    private record Waiting(
            URI startUrl, String session, Object attempt, Object linkId, String title, Registration platform) {}

    Proctoring(ToolKey key, ToolPages pages, InstantSource clock) {
        this.waiting = new Keyring<>(MOST, PATIENCE, clock);
        this.goodbyes = new Keyring<>(MOST, PATIENCE, clock);
        this.key = key;
        this.pages = pages;
        this.clock = clock;
    }

    /** Remembers what the platform waits for, and sends the pupil to the page that asks whether they are ready. */
    Reply begin(LaunchClaims launch, Registration platform) throws RefusalException {
        var startUrl = launch.proctoring("start_assessment_url")
                .flatMap(LaunchClaims::address)
                .filter(platform::owns)
                .orElseThrow(() -> new RefusalException(Refusal.MESSAGE));
        var session = launch.proctoring("session_data").orElseThrow(() -> new RefusalException(Refusal.CLAIMS));
        @Nullable Object attempt = launch.claims().getClaim(AP + "attempt_number");
        if (attempt == null) {
            throw new RefusalException(Refusal.CLAIMS);
        }
        var title = launch.member("resource_link", "title").orElse("");
        var link = launch.member("resource_link", "id").orElse("");
        return Reply.seeOther(PAGES + waiting.keep(new Waiting(startUrl, session, attempt, link, title, platform)));
    }

    /** Sends the pupil to the page that says goodbye. */
    Reply end(LaunchClaims launch, Registration platform) {
        var returnUrl = launch.returnUrl(platform);
        return Reply.seeOther(GOODBYES + goodbyes.keep(returnUrl));
    }

    /** The page that asks; when everything is as it should be, the page that takes the answer to the platform. */
    Reply page(Request request) throws RefusalException {
        var pupil = waiting.find(request.path().substring(PAGES.length()))
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_PAGE));
        boolean ready = request.method().equals("POST")
                && CHECKS.stream().allMatch(check -> request.parameter(check).isPresent());
        if (!ready) {
            var model = Map.<String, Object>of("title", pupil.title(), "checks", CHECKS, "address", request.path());
            return Reply.page(200, pages.render("proctoring", model, request.locale()));
        }
        var model = Map.<String, Object>of(
                "title", pupil.title(), "address", pupil.startUrl().toString(), "token", key.signed(answer(pupil)));
        return Reply.page(200, pages.render("proctoring-go", model, request.locale()))
                .postingTo(Registration.originOf(pupil.startUrl()));
    }

    /** The page after the assessment. */
    Reply goodbye(Request request) throws RefusalException {
        var returnUrl = goodbyes.find(request.path().substring(GOODBYES.length()))
                .orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_PAGE));
        return Reply.page(200, pages.render("proctoring-end", Map.of("returnUrl", returnUrl), request.locale()));
    }

    /** {@code LtiStartAssessment} (Proctoring Services 1.0, 4.3), which asks to have the pupil back. */
    private JWTClaimsSet answer(Waiting pupil) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(pupil.platform().clientId())
                .audience(pupil.platform().issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .claim("nonce", Keyring.newKey())
                .claim(LTI + "message_type", "LtiStartAssessment")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", pupil.platform().deploymentId())
                .claim(LTI + "resource_link", Map.of("id", pupil.linkId()))
                .claim(AP + "session_data", pupil.session())
                .claim(AP + "attempt_number", pupil.attempt())
                .claim(AP + "end_assessment_return", true)
                .build();
    }
}
