package org.kakehashi.hub.lti.internal.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;

/**
 * Every check between an authentication request and an id_token, in order; the first that fails answers. They run once client_id
 * and redirect_uri are known to be the tool's, so that the error can go there.
 */
final class AuthenticationRules {
    private static final int LONGEST_NONCE = 1000;
    private static final String REQUEST = "Security Framework 1.0, 5.1.1.2";
    private static final String ANSWER = "Security Framework 1.0, 5.1.1.3";

    private static final List<Rule> RULES = List.of(
            rule(
                    "repeated-parameter",
                    "RFC 6749, 3.1",
                    "invalid_request",
                    "A parameter was sent more than once. Send each once.",
                    asked -> asked.request().repeated().isEmpty()),
            rule(
                    "response_type",
                    REQUEST,
                    "unsupported_response_type",
                    "response_type must be id_token.",
                    asked -> "id_token".equals(asked.request().responseType())),
            rule("response_mode", REQUEST, "invalid_request", "response_mode must be form_post.", asked -> "form_post"
                    .equals(asked.request().responseMode())),
            rule("scope", REQUEST, "invalid_scope", "scope must contain openid.", asked -> asked.request()
                    .hasScope("openid")),
            rule("prompt", REQUEST, "invalid_request", "prompt must be none.", asked -> "none"
                    .equals(asked.request().prompt())),
            rule(
                    "nonce",
                    REQUEST,
                    "invalid_request",
                    "nonce is missing or longer than " + LONGEST_NONCE + " characters.",
                    asked -> isNonce(asked.request().nonce())),
            rule(
                    "lti_message_hint",
                    "LTI Core 1.3, 4.1.1",
                    "invalid_request",
                    "lti_message_hint must be the one of the login initiation, unchanged.",
                    asked -> asked.begun() != null),
            rule(
                    "session",
                    ANSWER,
                    "login_required",
                    "This launch was begun by another sign-in. Have it opened again from the hub.",
                    asked -> asked.begun() != null
                            && asked.ownSession(asked.begun().launch())),
            rule(
                    "login_hint",
                    ANSWER,
                    "login_required",
                    "login_hint must be the one of the login initiation, unchanged.",
                    asked -> asked.begun() != null
                            && asked.begun()
                                    .launch()
                                    .subject()
                                    .toString()
                                    .equals(asked.request().loginHint())),
            rule(
                    "expiry",
                    ANSWER,
                    "invalid_request",
                    "This launch has expired. Have it opened again from the hub.",
                    asked -> asked.begun() != null
                            && asked.now().isBefore(asked.begun().launch().expiresAt())),
            rule(
                    "replay",
                    ANSWER,
                    "invalid_request",
                    "This launch was answered before; lti_message_hint is good for one request.",
                    asked -> asked.begun() != null && asked.begun().launch().answeredAt() == null));

    private AuthenticationRules() {}

    /** Says that hint or nonce was used between the check and the use. */
    static final Refusal USED = new Refusal(
            "replay", "invalid_request", "lti_message_hint or nonce was used before; both are good for one request.");

    /**
     * What is judged.
     *
     * @param begun the launch of the message hint; null: none of this tool's
     */
    record Asked(
            AuthenticationRequest request, @Nullable Begun begun, UUID accountId, String sessionHash, Instant now) {
        boolean ownSession(Launch launch) {
            return launch.accountId().equals(accountId) && launch.sessionHash().equals(sessionHash);
        }
    }

    private record Rule(Refusal refusal, String section, Predicate<Asked> kept) {}

    /** All rules, in order. */
    static List<Named> named() {
        return RULES.stream()
                .map(rule -> new Named(rule.refusal().rule(), rule.section()))
                .toList();
    }

    /** The first rule broken; empty: the request may be answered. */
    static Optional<Refusal> broken(Asked asked) {
        return RULES.stream()
                .filter(rule -> !rule.kept().test(asked))
                .map(Rule::refusal)
                .findFirst();
    }

    private static boolean isNonce(@Nullable String nonce) {
        return nonce != null && !nonce.isBlank() && nonce.length() <= LONGEST_NONCE;
    }

    private static Rule rule(String name, String section, String error, String description, Predicate<Asked> kept) {
        return new Rule(new Refusal(name, error, description), section, kept);
    }
}
