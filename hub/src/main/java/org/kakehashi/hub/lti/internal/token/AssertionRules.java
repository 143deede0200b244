package org.kakehashi.hub.lti.internal.token;

import static org.kakehashi.hub.lti.internal.token.TokenRefusal.INVALID_CLIENT;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.toolkeys.KeySet;

/** Every check of a token request that needs no key, in order; the first that fails answers. */
final class AssertionRules {
    static final String GRANT = "client_credentials";
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** How far a tool's clock may be off. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final int LONGEST_ID = 500;

    private static final List<Rule> RULES = List.of(
            rule(
                    "repeated-parameter",
                    "invalid_request",
                    "A parameter was sent more than once. Send each once.",
                    asked -> asked.request().repeated().isEmpty(),
                    asked -> null,
                    asked -> String.join(" ", asked.request().repeated())),
            rule(
                    "grant_type",
                    "unsupported_grant_type",
                    "grant_type must be " + GRANT + ".",
                    asked -> GRANT.equals(asked.request().grantType()),
                    asked -> GRANT,
                    asked -> asked.request().grantType()),
            client(
                    "client_assertion_type",
                    "client_assertion_type must be " + TYPE + ".",
                    asked -> TYPE.equals(asked.request().assertionType()),
                    asked -> TYPE,
                    asked -> asked.request().assertionType()),
            client(
                    "client_id",
                    "client_id may be left out; if it is sent, it must be the sub of the assertion.",
                    asked -> asked.request().clientId() == null
                            || asked.request().clientId().equals(asked.claims().getSubject()),
                    asked -> asked.claims().getSubject(),
                    asked -> asked.request().clientId()),
            client(
                    "alg",
                    "alg must be an asymmetric one: " + KeySet.ALGORITHMS + ".",
                    asked -> KeySet.ALGORITHMS.contains(
                            asked.assertion().header().getAlgorithm()),
                    asked -> KeySet.ALGORITHMS.toString(),
                    asked -> asked.assertion().header().getAlgorithm().getName()),
            client(
                    "iss",
                    "iss and sub must both be the client id.",
                    asked -> String.valueOf(asked.claims().getSubject())
                            .equals(asked.claims().getIssuer()),
                    asked -> asked.claims().getSubject(),
                    asked -> asked.claims().getIssuer()),
            client(
                    "aud",
                    "aud must be the token endpoint or the issuer, alone or in a list.",
                    asked -> asked.claims().getAudience().stream().anyMatch(asked.audiences()::contains),
                    asked -> String.join(" ", asked.audiences()),
                    asked -> String.join(" ", asked.claims().getAudience())),
            client(
                    "exp",
                    "exp is missing or over. Make an assertion for each request.",
                    asked -> asked.claims().getExpirationTime() != null
                            && !asked.isPast(asked.claims().getExpirationTime()),
                    asked -> "after " + asked.now(),
                    asked -> shown(asked.claims().getExpirationTime())),
            client(
                    "lifetime",
                    "exp is too far ahead: an hour at most.",
                    asked -> !asked.isAhead(asked.claims().getExpirationTime(), LONGEST_LIFE),
                    asked -> "before " + asked.now().plus(LONGEST_LIFE),
                    asked -> shown(asked.claims().getExpirationTime())),
            client(
                    "iat",
                    "iat is in the future. Set the tool's clock.",
                    asked -> !asked.isAhead(asked.claims().getIssueTime(), Duration.ZERO),
                    asked -> "not after " + asked.now(),
                    asked -> shown(asked.claims().getIssueTime())),
            client(
                    "nbf",
                    "nbf is in the future. Set the tool's clock.",
                    asked -> !asked.isAhead(asked.claims().getNotBeforeTime(), Duration.ZERO),
                    asked -> "not after " + asked.now(),
                    asked -> shown(asked.claims().getNotBeforeTime())),
            client(
                    "jti",
                    "jti is missing or longer than " + LONGEST_ID + " characters.",
                    asked -> isId(asked.claims().getJWTID()),
                    asked -> null,
                    asked -> null));

    private AssertionRules() {}

    /**
     * What is judged.
     *
     * @param audiences names of the hub, any of which an assertion may be for
     */
    record Asked(TokenRequest request, Assertion assertion, List<String> audiences, Instant now) {
        JWTClaimsSet claims() {
            return assertion.claims();
        }

        boolean isPast(Date time) {
            return !time.toInstant().isAfter(now.minus(SKEW));
        }

        boolean isAhead(@Nullable Date time, Duration by) {
            return time != null && time.toInstant().isAfter(now.plus(by).plus(SKEW));
        }
    }

    private record Rule(
            TokenRefusal refusal,
            Predicate<Asked> kept,
            Function<Asked, @Nullable String> expected,
            Function<Asked, @Nullable String> got) {
        TokenRefusal of(Asked asked) {
            return new TokenRefusal(
                    refusal.rule(), refusal.error(), refusal.description(), expected.apply(asked), got.apply(asked));
        }
    }

    /** The first rule broken; empty: all are kept. */
    static Optional<TokenRefusal> broken(Asked asked) {
        return RULES.stream()
                .filter(rule -> !rule.kept().test(asked))
                .findFirst()
                .map(rule -> rule.of(asked));
    }

    private static boolean isId(@Nullable String id) {
        return id != null && !id.isBlank() && id.length() <= LONGEST_ID;
    }

    private static @Nullable String shown(@Nullable Date time) {
        return time == null ? null : time.toInstant().toString();
    }

    private static Rule client(
            String name,
            String description,
            Predicate<Asked> kept,
            Function<Asked, @Nullable String> expected,
            Function<Asked, @Nullable String> got) {
        return rule(name, INVALID_CLIENT, description, kept, expected, got);
    }

    private static Rule rule(
            String name,
            String error,
            String description,
            Predicate<Asked> kept,
            Function<Asked, @Nullable String> expected,
            Function<Asked, @Nullable String> got) {
        return new Rule(new TokenRefusal(name, error, description, null, null), kept, expected, got);
    }
}
