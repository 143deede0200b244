package org.kakehashi.hub.lti.internal.response;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;

/**
 * What the claims of every response must keep to (Security Framework 1.0, 5.2.2), in order; the first that is broken answers.
 */
public final class ResponseRules {
    /** Of LTI Core's claims. */
    public static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    /** How long somebody may be away at the tool. */
    private static final Duration PATIENCE = Duration.ofHours(4);

    private static final int LONGEST_NONCE = 1000;
    private static final String TOKEN = "Security Framework 1.0, 5.2.2";

    private static final List<Rule> RULES = List.of(
            rule(
                    "aud",
                    TOKEN,
                    "aud must be, or contain, the hub's issuer.",
                    Returned::issuer,
                    returned -> String.join(" ", returned.claims().getAudience()),
                    returned -> returned.claims().getAudience().contains(returned.issuer())),
            rule(
                    "azp",
                    TOKEN,
                    "azp must be the client id, where it is given.",
                    returned -> returned.claims().getIssuer(),
                    returned -> returned.text("azp"),
                    returned -> returned.claims().getClaim("azp") == null
                            || String.valueOf(returned.claims().getIssuer()).equals(returned.text("azp"))),
            rule(
                    "exp",
                    TOKEN,
                    "exp must lie ahead, at most an hour behind iat.",
                    returned -> returned.now().toString(),
                    returned -> Objects.toString(returned.expires(), null),
                    returned -> returned.expires() != null
                            && returned.now().minus(SKEW).isBefore(returned.expires())
                            && returned.issued() != null
                            && !returned.expires().isAfter(returned.issued().plus(LONGEST_LIFE))),
            rule(
                    "iat",
                    TOKEN,
                    "iat must not lie ahead, nor before the launch.",
                    returned -> returned.now().toString(),
                    returned -> Objects.toString(returned.issued(), null),
                    returned -> returned.issued() != null
                            && returned.issued().isBefore(returned.now().plus(SKEW))
                            && (returned.awaited() == null
                                    || returned.issued()
                                            .isAfter(returned.awaited()
                                                    .startedAt()
                                                    .minus(SKEW)))),
            rule(
                    "nonce",
                    TOKEN,
                    "nonce is missing or longer than " + LONGEST_NONCE + " characters.",
                    returned -> isNonce(returned.text("nonce"))),
            rule(
                    "message_type",
                    "",
                    "message_type must be that of the response.",
                    returned -> returned.message().answer(),
                    returned -> returned.text(CLAIM + "message_type"),
                    returned -> returned.message().answer().equals(returned.text(CLAIM + "message_type"))),
            rule(
                    "version",
                    "",
                    "version must be 1.3.0.",
                    returned -> "1.3.0",
                    returned -> returned.text(CLAIM + "version"),
                    returned -> "1.3.0".equals(returned.text(CLAIM + "version"))),
            rule(
                    "data",
                    "",
                    "What was given to echo (data, session_data) must come back unchanged.",
                    returned -> returned.message().echoed(),
                    returned -> null,
                    returned -> returned.awaited() != null),
            rule(
                    "account",
                    TOKEN,
                    "This was begun by another sign-in. Have it opened again from the hub.",
                    returned -> returned.awaited() != null
                            && returned.awaited().accountId().equals(returned.accountId())),
            rule(
                    "deployment_id",
                    "",
                    "deployment_id must be the one of the request.",
                    returned -> returned.awaited() == null
                            ? null
                            : returned.awaited().deploymentId(),
                    returned -> returned.text(CLAIM + "deployment_id"),
                    returned -> returned.awaited() != null
                            && returned.awaited().deploymentId().equals(returned.text(CLAIM + "deployment_id"))),
            rule(
                    "expiry",
                    TOKEN,
                    "It came back after more than four hours. Have it opened again from the hub.",
                    returned -> returned.awaited() != null
                            && returned.now()
                                    .isBefore(returned.awaited().startedAt().plus(PATIENCE))),
            rule(
                    "replay",
                    TOKEN,
                    "This came back before; what is echoed is good for one response.",
                    returned ->
                            returned.awaited() != null && !returned.awaited().returned()));

    private ResponseRules() {}

    /** Says that data or nonce was used between the check and the use, or the nonce with another response. */
    public static final Refused USED =
            Refused.of("replay", "What is echoed, or nonce, was used before; both are good for one response.");

    /**
     * What is judged.
     *
     * @param message what it answers
     * @param awaited the launch of what is echoed; null: none of this tool's
     * @param accountId who is signed in
     */
    public record Returned(
            Answering message,
            JWTClaimsSet claims,
            @Nullable Awaited awaited,
            String issuer,
            UUID accountId,
            Instant now) {
        @Nullable
        Instant expires() {
            return instant(claims.getExpirationTime());
        }

        @Nullable
        Instant issued() {
            return instant(claims.getIssueTime());
        }

        /** A claim that is a text; null: it isn't one. */
        public @Nullable String text(String claim) {
            return claims.getClaim(claim) instanceof String text ? text : null;
        }

        private static @Nullable Instant instant(@Nullable Date date) {
            return date == null ? null : date.toInstant();
        }
    }

    private record Rule(
            String name,
            String section,
            String description,
            Function<Returned, @Nullable String> expected,
            Function<Returned, @Nullable String> got,
            Predicate<Returned> kept) {}

    /** All rules, in order; those of the message itself stand in its own specification. */
    static List<Named> named(Answering message) {
        return RULES.stream()
                .map(rule -> new Named(rule.name(), rule.section().isEmpty() ? message.section() : rule.section()))
                .toList();
    }

    /** The first rule broken; empty: the response is taken. */
    public static Optional<Refused> broken(Returned returned) {
        return RULES.stream()
                .filter(rule -> !rule.kept().test(returned))
                .map(rule -> new Refused(
                        rule.name(),
                        rule.description(),
                        rule.expected().apply(returned),
                        rule.got().apply(returned)))
                .findFirst();
    }

    private static boolean isNonce(@Nullable String nonce) {
        return nonce != null && !nonce.isBlank() && nonce.length() <= LONGEST_NONCE;
    }

    private static Rule rule(String name, String section, String description, Predicate<Returned> kept) {
        return new Rule(name, section, description, returned -> null, returned -> null, kept);
    }

    private static Rule rule(
            String name,
            String section,
            String description,
            Function<Returned, @Nullable String> expected,
            Function<Returned, @Nullable String> got,
            Predicate<Returned> kept) {
        return new Rule(name, section, description, expected, got, kept);
    }
}
