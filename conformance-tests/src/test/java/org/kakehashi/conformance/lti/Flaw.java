package org.kakehashi.conformance.lti;

import java.util.Set;
import org.kakehashi.conformance.lti.report.Criterion;

/** What a tool may do wrong, and which criteria must find it out. Who takes a launch twice also uses its fetch URL twice. */
enum Flaw {
    GET_ONLY(Criterion.LOGIN_POST),
    NO_PROMPT(Criterion.REQUEST_PROMPT),
    SAME_NONCE(Criterion.REQUEST_NONCE),
    NO_TEACHERS(Criterion.LAUNCH_TEACHER),
    OWN_FRAMES_ONLY(Criterion.LAUNCH_IFRAME),
    ONE_KEY_FOR_EVER(Criterion.KEY_ROTATION),
    SIGNATURE_IGNORED(Criterion.BAD_SIGNATURE, Criterion.BAD_NONE, Criterion.BAD_HMAC),
    ISSUER_IGNORED(Criterion.BAD_ISSUER),
    AUDIENCE_IGNORED(Criterion.BAD_AUDIENCE),
    EXPIRY_IGNORED(Criterion.BAD_EXPIRED),
    NONCE_IGNORED(Criterion.BAD_NONCE),
    STATE_KEPT(Criterion.BAD_REPLAY, Criterion.XAPI_FETCH, Criterion.XAPI_STATEMENTS),
    STATE_IGNORED(
            Criterion.BAD_STATE,
            Criterion.BAD_BROWSER,
            Criterion.BAD_NONCE,
            Criterion.BAD_REPLAY,
            Criterion.XAPI_FETCH,
            Criterion.XAPI_STATEMENTS),
    DEPLOYMENT_IGNORED(Criterion.BAD_DEPLOYMENT, Criterion.BAD_MESSAGE),
    MESSAGE_IGNORED(Criterion.BAD_MESSAGE),
    DATA_FORGOTTEN(Criterion.DEEP_LINKING),
    ASSERTION_FOR_ANOTHER(Criterion.SERVICE_TOKEN),
    SCORE_FOR_NOBODY(Criterion.SCORES),
    TOKEN_FETCHED_TWICE(Criterion.XAPI_FETCH),
    ANOTHER_ACTOR(Criterion.XAPI_STATEMENTS),
    VERB_WITHOUT_IRI(Criterion.XAPI_STATEMENTS),
    COMPLETED_WITHOUT_SCORE(Criterion.XAPI_LINT);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is.
    private final Set<Criterion> foundBy;

    Flaw(Criterion... foundBy) {
        this.foundBy = Set.of(foundBy);
    }

    Set<Criterion> foundBy() {
        return foundBy;
    }
}
