package org.kakehashi.conformance.lti.check;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import org.kakehashi.conformance.lti.check.Launcher.Answered;
import org.kakehashi.conformance.lti.platform.KitKey;
import org.kakehashi.conformance.lti.platform.Person;
import org.kakehashi.conformance.lti.report.Criterion;

/**
 * Launches that a tool must refuse. Each is a launch of its own that the tool asked for; only what the platform answers is changed in one
 * respect and signed with the kit's key, which stands in the platform's key set. An unchanged answer by that key comes first: where
 * the tool doesn't take it, the others say nothing.
 */
public final class BadLaunchChecks {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String REFUSED = "a refusal, best by a status of 400 or more";
    private static final long HOUR = 3600;

    /** What the specifications recommend (SHOULD), or leave to the tool. */
    private static final Set<Criterion> RECOMMENDED =
            EnumSet.of(Criterion.BAD_REPLAY, Criterion.BAD_DEPLOYMENT, Criterion.BAD_BROWSER);

    private final Scene scene;
    private final KitKey key;

    /** Checks the tool of that scene. */
    public BadLaunchChecks(Scene scene) {
        this.scene = scene;
        this.key = scene.platform().key();
    }

    /** Changes claims. */
    private interface Change {
        void make(Map<String, Object> claims);
    }

    /** Makes them. */
    public void run() throws IOException, InterruptedException {
        UserAgent browser = scene.platform().signedIn(Person.PUPIL);
        Optional<Page> good = unchanged(browser);
        if (good.isEmpty()) {
            scene.ledger()
                    .notSeen(
                            Criterion.BAD_SIGNATURE,
                            "the tool didn't take a good id_token by the kit's key, so its refusals would say nothing");
            return;
        }
        Trial trial = new Trial(browser, good.get());
        trial.token(Criterion.BAD_SIGNATURE, "signed by a key of nobody", claims -> {}, key::forged);
        trial.token(Criterion.BAD_NONE, "alg none", claims -> {}, KitKey::unsigned);
        trial.token(Criterion.BAD_HMAC, "HS256 by the public key", claims -> {}, key::symmetric);
        trial.signed(Criterion.BAD_ISSUER, "another iss", claims -> claims.put("iss", "https://other.example"));
        trial.signed(
                Criterion.BAD_AUDIENCE,
                "another aud",
                claims -> claims.put("aud", UUID.randomUUID().toString()));
        trial.signed(Criterion.BAD_EXPIRED, "ended an hour ago", BadLaunchChecks::expire);
        trial.signed(
                Criterion.BAD_NONCE,
                "another nonce",
                claims -> claims.put("nonce", UUID.randomUUID().toString()));
        trial.signed(Criterion.BAD_NONCE, "no nonce", claims -> claims.remove("nonce"));
        trial.signed(
                Criterion.BAD_DEPLOYMENT,
                "another deployment_id",
                claims -> claims.put(CLAIM + "deployment_id", "unknown"));
        trial.signed(Criterion.BAD_MESSAGE, "no deployment_id", claims -> claims.remove(CLAIM + "deployment_id"));
        trial.signed(
                Criterion.BAD_MESSAGE,
                "another message_type",
                claims -> claims.put(CLAIM + "message_type", "LtiUnknownRequest"));
        trial.signed(Criterion.BAD_MESSAGE, "version 9.9.9", claims -> claims.put(CLAIM + "version", "9.9.9"));
        trial.state("another state", Map.of("state", UUID.randomUUID().toString()));
        trial.state("an empty state", Map.of("state", ""));
        trial.otherBrowser();
        trial.replay();
    }

    private Optional<Page> unchanged(UserAgent browser) throws InterruptedException {
        try {
            Answered answered = scene.launcher().answer(scene.launcher().open(browser, "window"));
            Page page = scene.launcher().deliver(answered, carrying(answered, key.signed(answered.claims())));
            boolean opened = scene.judge().opened(page);
            scene.ledger()
                    .check(
                            Criterion.KEY_ROTATION,
                            "a new key",
                            opened,
                            "a launch",
                            "status " + page.status(),
                            page.excerpt());
            return opened ? Optional.of(page) : Optional.empty();
        } catch (Broken e) {
            scene.ledger().notSeen(Criterion.KEY_ROTATION, "the tool doesn't get so far: " + e.told());
            return Optional.empty();
        }
    }

    private static Request carrying(Answered answered, String token) {
        return answered.delivery().with(Map.of("id_token", token));
    }

    private static void expire(Map<String, Object> claims) {
        long then = Instant.now().getEpochSecond() - HOUR;
        claims.put("iat", then - 60);
        claims.put("exp", then);
    }

    /** One person's launches, each spoilt in one respect. */
    private final class Trial {
        private final UserAgent browser;
        private final Page good;

        Trial(UserAgent browser, Page good) {
            this.browser = browser;
            this.good = good;
        }

        void signed(Criterion criterion, String what, Change change) throws InterruptedException {
            token(criterion, what, change, key::signed);
        }

        void token(Criterion criterion, String what, Change change, Function<Map<String, Object>, String> signing)
                throws InterruptedException {
            try {
                Answered answered = answered();
                Map<String, Object> claims = new LinkedHashMap<>(answered.claims());
                change.make(claims);
                judge(criterion, what, scene.launcher().deliver(answered, carrying(answered, signing.apply(claims))));
            } catch (Broken e) {
                scene.ledger().notSeen(criterion, what + ": the tool didn't get so far: " + e.told());
            }
        }

        void state(String what, Map<String, String> changed) throws InterruptedException {
            try {
                Answered answered = answered();
                judge(
                        Criterion.BAD_STATE,
                        what,
                        scene.launcher().deliver(answered, answered.delivery().with(changed)));
            } catch (Broken e) {
                scene.ledger().notSeen(Criterion.BAD_STATE, what + ": " + e.told());
            }
        }

        /** Somebody gets another's browser to post an answer that is good. */
        void otherBrowser() throws InterruptedException {
            try {
                Page page = new UserAgent()
                        .follow(answered().delivery(), scene.tool().authorizationEndpoint());
                judge(Criterion.BAD_BROWSER, "no cookies", page);
            } catch (Broken e) {
                scene.ledger().notSeen(Criterion.BAD_BROWSER, e.told());
            }
        }

        void replay() throws InterruptedException {
            try {
                Answered answered = answered();
                Page first = scene.launcher().arrive(answered);
                if (scene.judge().opened(first)) {
                    judge(
                            Criterion.BAD_REPLAY,
                            "the same post once more",
                            scene.launcher().deliver(answered, answered.delivery()));
                } else {
                    scene.ledger().notSeen(Criterion.BAD_REPLAY, "the launch to repeat didn't open");
                }
            } catch (Broken e) {
                scene.ledger().notSeen(Criterion.BAD_REPLAY, e.told());
            }
        }

        private Answered answered() throws Broken, InterruptedException {
            return scene.launcher().answer(scene.launcher().open(browser, "window"));
        }

        private void judge(Criterion criterion, String what, Page page) {
            switch (scene.judge().of(page, good)) {
                case LAUNCHED -> launched(criterion, what, page);
                case REFUSED -> {
                    if (page.status() >= 500) {
                        scene.ledger()
                                .warned(
                                        criterion,
                                        what,
                                        "a refusal",
                                        "the tool broke down: status " + page.status(),
                                        page.excerpt());
                    } else {
                        scene.ledger().passed(criterion, what);
                    }
                }
                case UNDECIDED -> undecided(criterion, what, page);
            }
        }

        private void launched(Criterion criterion, String what, Page page) {
            String got = "it launched: status " + page.status();
            if (RECOMMENDED.contains(criterion)) {
                scene.ledger().warned(criterion, what, REFUSED, got, page.excerpt());
            } else {
                scene.ledger().failed(criterion, what, REFUSED, got, page.excerpt());
            }
        }

        private void undecided(Criterion criterion, String what, Page page) {
            scene.ledger()
                    .warned(
                            criterion,
                            what,
                            REFUSED,
                            "status " + page.status() + ", and from outside it can't be said whether it launched: give"
                                    + " --launched or --refused a text of that page",
                            page.excerpt());
        }
    }
}
