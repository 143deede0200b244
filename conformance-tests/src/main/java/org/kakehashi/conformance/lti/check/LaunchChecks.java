package org.kakehashi.conformance.lti.check;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import org.kakehashi.conformance.lti.check.Launcher.Answered;
import org.kakehashi.conformance.lti.check.Launcher.Asked;
import org.kakehashi.conformance.lti.platform.Person;
import org.kakehashi.conformance.lti.report.Criterion;

/** Good launches: of each role, in a window and in a frame, by GET and by POST. */
public final class LaunchChecks {
    private final Scene scene;
    private final Set<String> nonces = new HashSet<>();
    private final Set<String> states = new HashSet<>();

    /** Checks the tool of that scene. */
    public LaunchChecks(Scene scene) {
        this.scene = scene;
    }

    /** Makes them. */
    public void run() throws IOException, InterruptedException {
        UserAgent pupil = scene.platform().signedIn(Person.PUPIL);
        launch(Criterion.LAUNCH_PUPIL, pupil, "pupil, window", "window");
        launch(Criterion.LAUNCH_AGAIN, pupil, "the same pupil again", "window");
        launch(Criterion.LAUNCH_IFRAME, pupil, "pupil, iframe", "iframe");
        launch(Criterion.LAUNCH_SECOND_PUPIL, scene.platform().signedIn(Person.SECOND_PUPIL), "second pupil", "window");
        launch(Criterion.LAUNCH_TEACHER, scene.platform().signedIn(Person.TEACHER), "teacher", "window");
        byGet(pupil);
        error(pupil);
    }

    private void launch(Criterion criterion, UserAgent browser, String where, String target)
            throws InterruptedException {
        try {
            Asked asked = scene.launcher().open(browser, target);
            scene.ledger().passed(Criterion.LOGIN_POST, where);
            request(asked, where);
            cookies(asked, where);
            Answered answered = scene.launcher().answer(asked);
            Page page = scene.launcher().arrive(answered);
            boolean opened = scene.judge().opened(page);
            scene.ledger()
                    .check(criterion, where, opened, "the tool's page", "status " + page.status(), page.excerpt());
            if (target.equals("iframe") && opened) {
                frame(page, where);
            }
        } catch (Broken e) {
            if (e.atLogin()) {
                scene.ledger().failed(Criterion.LOGIN_POST, where, "the authorization endpoint", e.told(), e.excerpt());
            }
            scene.broken(criterion, where, e);
        }
    }

    private void request(Asked asked, String where) {
        Map<String, String> sent = asked.request().parameters();
        Map<String, String> hints = asked.initiation().parameters();
        compare(Criterion.REQUEST_SCOPE, where, "openid", sent.getOrDefault("scope", "none"), asked);
        compare(Criterion.REQUEST_RESPONSE, where, "id_token", sent.getOrDefault("response_type", "none"), asked);
        compare(Criterion.REQUEST_RESPONSE, where, "form_post", sent.getOrDefault("response_mode", "none"), asked);
        compare(Criterion.REQUEST_PROMPT, where, "none", sent.getOrDefault("prompt", "no prompt"), asked);
        compare(
                Criterion.REQUEST_CLIENT,
                where,
                scene.tool().clientId(),
                sent.getOrDefault("client_id", "none"),
                asked);
        String redirect = sent.getOrDefault("redirect_uri", "none");
        List<String> registered = scene.tool().redirectUris();
        scene.ledger()
                .check(
                        Criterion.REQUEST_REDIRECT,
                        where,
                        registered.contains(redirect),
                        "one of " + registered,
                        redirect,
                        told(asked));
        for (String hint : List.of("login_hint", "lti_message_hint")) {
            compare(
                    Criterion.REQUEST_HINTS,
                    where,
                    hints.getOrDefault(hint, ""),
                    sent.getOrDefault(hint, "no " + hint),
                    asked);
        }
        fresh(Criterion.REQUEST_NONCE, where, nonces, sent.getOrDefault("nonce", ""), asked);
        fresh(Criterion.REQUEST_STATE, where, states, sent.getOrDefault("state", ""), asked);
    }

    private void compare(Criterion criterion, String where, String expected, String got, Asked asked) {
        boolean same = criterion == Criterion.REQUEST_SCOPE
                ? List.of(got.split(" ")).contains(expected)
                : got.equals(expected);
        scene.ledger().check(criterion, where, same, expected, got, told(asked));
    }

    private void fresh(Criterion criterion, String where, Set<String> seen, String got, Asked asked) {
        String name = criterion == Criterion.REQUEST_NONCE ? "nonce" : "state";
        boolean isNew = seen.add(got);
        if (got.isEmpty()) {
            missing(criterion, where, name, asked);
        } else {
            scene.ledger().check(criterion, where, isNew, "another " + name + " than before", got, told(asked));
        }
    }

    /** A nonce is required; a state is only recommended by these words of the specification. */
    private void missing(Criterion criterion, String where, String name, Asked asked) {
        if (criterion == Criterion.REQUEST_NONCE) {
            scene.ledger().failed(criterion, where, "a " + name, "none", told(asked));
        } else {
            scene.ledger().warned(criterion, where, "a " + name, "none", told(asked));
        }
    }

    private static String told(Asked asked) {
        return asked.request() + "\n"
                + Request.encoded(asked.request().parameters()).replace("&", "\n");
    }

    private void cookies(Asked asked, String where) {
        for (Page page : asked.pages()) {
            for (String cookie : page.header("set-cookie")) {
                String lower = cookie.toLowerCase(Locale.ROOT).replace(" ", "");
                if (lower.contains("samesite=none") && lower.contains(";secure")) {
                    scene.ledger().passed(Criterion.LAUNCH_COOKIES, where);
                } else {
                    String name = cookie.replaceFirst("=.*", "");
                    scene.ledger()
                            .warned(
                                    Criterion.LAUNCH_COOKIES,
                                    where,
                                    "SameSite=None; Secure",
                                    "the cookie " + name + " has "
                                            + (cookie.contains(";")
                                                    ? cookie.replaceFirst("[^;]*;\\s*", "")
                                                    : "neither"),
                                    page.excerpt());
                }
            }
        }
    }

    private void frame(Page page, String where) {
        boolean forbidden = !page.header("x-frame-options").isEmpty()
                || page.header("content-security-policy").stream()
                        .anyMatch(policy -> policy.matches(".*frame-ancestors\\s+'(none|self)'\\s*(;.*)?"));
        String got = "X-Frame-Options " + page.header("x-frame-options") + ", Content-Security-Policy "
                + page.header("content-security-policy");
        if (forbidden && scene.tool().framed()) {
            scene.ledger()
                    .failed(Criterion.LAUNCH_IFRAME, where, "a page that the platform may frame", got, page.excerpt());
        } else if (forbidden) {
            scene.ledger()
                    .warned(Criterion.LAUNCH_IFRAME, where, "a page that the platform may frame", got, page.excerpt());
        }
    }

    private void byGet(UserAgent browser) throws InterruptedException {
        try {
            Asked asked = scene.launcher()
                    .ask(browser, scene.launcher().tap(browser, "window").asGet());
            request(asked, "initiation by GET");
            Page page = scene.launcher().arrive(scene.launcher().answer(asked));
            scene.ledger()
                    .check(
                            Criterion.LOGIN_GET,
                            "pupil",
                            scene.judge().opened(page),
                            "the tool's page",
                            "status " + page.status(),
                            page.excerpt());
        } catch (Broken e) {
            if (e.atLogin()) {
                scene.ledger()
                        .failed(Criterion.LOGIN_GET, "pupil", "the authorization endpoint", e.told(), e.excerpt());
            } else {
                scene.broken(Criterion.LOGIN_GET, "pupil", e);
            }
        }
    }

    /** What the platform posts where it can't launch. */
    private void error(UserAgent browser) throws InterruptedException {
        try {
            Answered answered = scene.launcher().answer(scene.launcher().open(browser, "window"));
            Request delivery = Request.post(
                    answered.delivery().uri(),
                    Map.of(
                            "error",
                            "access_denied",
                            "error_description",
                            "Tried by the kit: " + UUID.randomUUID(),
                            "state",
                            answered.asked().state()));
            Page page = scene.launcher().deliver(answered, delivery);
            if (page.status() == 0 || page.status() >= 500) {
                scene.ledger()
                        .warned(
                                Criterion.ERROR_RESPONSE,
                                "access_denied",
                                "a page that says so",
                                "status " + page.status(),
                                page.excerpt());
            } else {
                scene.ledger().passed(Criterion.ERROR_RESPONSE, "access_denied");
            }
        } catch (Broken e) {
            scene.ledger().notSeen(Criterion.ERROR_RESPONSE, "the tool doesn't get so far: " + e.told());
        }
    }
}
