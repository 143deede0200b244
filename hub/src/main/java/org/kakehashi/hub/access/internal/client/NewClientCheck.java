package org.kakehashi.hub.access.internal.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AllowedActor;
import org.kakehashi.hub.access.ClientScopes;
import org.kakehashi.hub.access.OnBehalfOf;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.access.internal.client.ClientFault.Rule;

/** What a new client must keep to. Every fault is found, not the first only. */
final class NewClientCheck {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 1000;
    private static final int MOST = 100;
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}\"<>\\\\^`{|}]+");
    private static final Pattern MAILTO = Pattern.compile("mailto:[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<ClientFault> faults = new ArrayList<>();

    private NewClientCheck() {}

    /**
     * The faults of {@code client}; none: it can be made.
     *
     * @param purposes keys of the tenant's purposes
     */
    static List<ClientFault> faultsOf(NewClient client, Set<String> purposes, Instant now) {
        NewClientCheck check = new NewClientCheck();
        check.name(client.name());
        check.each("scopes", NewClient.given(client.scopes()), NewClientCheck::isScope, Rule.SCOPE);
        if (NewClient.given(client.scopes()).isEmpty()) {
            check.fault("scopes", Rule.REQUIRED);
        }
        check.each("actors", NewClient.given(client.actors()), NewClientCheck::isActor, Rule.ACTOR);
        check.each("activityPrefixes", NewClient.given(client.activityPrefixes()), NewClientCheck::isIri, Rule.IRI);
        check.each("verbs", NewClient.given(client.verbs()), NewClientCheck::isIri, Rule.IRI);
        if (client.onBehalfOf() != null && !isUser(client.onBehalfOf())) {
            check.fault("onBehalfOf", Rule.ON_BEHALF_OF);
        }
        if (client.expiresAt() != null && !client.expiresAt().isAfter(now)) {
            check.fault("expiresAt", Rule.PAST);
        }
        check.purpose(client.purpose(), purposes);
        check.schools(client);
        check.roster(client);
        if (client.requestsPerMinute() != null && client.requestsPerMinute() < 1) {
            check.fault("requestsPerMinute", Rule.POSITIVE);
        }
        return List.copyOf(check.faults);
    }

    private void name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            fault("name", Rule.REQUIRED);
        } else if (name.strip().length() > LONGEST_NAME) {
            fault("name", Rule.TOO_LONG);
        } else if (CONTROL.matcher(name).find()) {
            fault("name", Rule.CHARACTERS);
        }
    }

    private void purpose(@Nullable String purpose, Set<String> known) {
        if (purpose == null || purpose.isBlank()) {
            fault("purpose", Rule.REQUIRED);
        } else if (!known.contains(purpose)) {
            fault("purpose", Rule.PURPOSE);
        }
    }

    /** Only facts can be told apart by school; whoever may read statements may read those of every school. */
    private void schools(NewClient client) {
        List<UUID> schools = NewClient.given(client.schools());
        each("schools", schools, school -> true, Rule.REQUIRED);
        if (!schools.isEmpty() && !NewClient.given(client.scopes()).equals(List.of(ClientScopes.FACTS))) {
            fault("schools", Rule.SCHOOLS);
        }
    }

    /** Ids of several sources may be alike, so that they are told of one only. */
    private void roster(NewClient client) {
        RosterRelease roster = client.roster();
        if (roster == null) {
            return;
        }
        String source = roster.source();
        boolean named = source != null && !source.isBlank();
        if (named == roster.pairwise() || (source != null && source.length() > LONGEST_NAME)) {
            fault("roster.source", Rule.ROSTER_SOURCE);
        }
        if (!roster.equals(RosterRelease.LEAST)
                && NewClient.given(client.scopes()).stream()
                        .noneMatch(scope -> scope != null && scope.startsWith(ClientScopes.ONEROSTER))) {
            fault("roster", Rule.ROSTER);
        }
    }

    private <T> void each(String field, List<T> values, Predicate<T> valid, Rule rule) {
        if (values.size() > MOST) {
            fault(field, Rule.TOO_MANY);
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i); // JSON may have null in a list
            if (value == null || !valid.test(value)) {
                fault(field + "[" + i + "]", rule);
            }
        }
    }

    private static boolean isScope(String word) {
        return ClientScopes.permission(word).isPresent();
    }

    private static boolean isIri(String iri) {
        return iri.length() <= LONGEST && IRI.matcher(iri).matches();
    }

    private static boolean isActor(AllowedActor actor) {
        Function<@Nullable Object, Boolean> given = each -> each != null;
        long identifiers = Stream.of(
                        given.apply(actor.mbox()),
                        given.apply(actor.mboxSha1sum()),
                        given.apply(actor.openid()),
                        given.apply(actor.account()))
                .filter(Boolean::booleanValue)
                .count();
        return identifiers == 1
                && (actor.mbox() == null || fits(MAILTO, actor.mbox()))
                && (actor.mboxSha1sum() == null || fits(SHA1, actor.mboxSha1sum()))
                && (actor.openid() == null || isIri(actor.openid()))
                && (actor.account() == null || isAccount(actor.account()));
    }

    private static boolean isAccount(AllowedActor.Account account) {
        return isGivenIri(account.homePage()) && (account.name() == null || isAccountName(account.name()));
    }

    private static boolean isUser(OnBehalfOf user) {
        return isGivenIri(user.homePage()) && isAccountName(user.name());
    }

    /** JSON may leave out what the record wants. */
    private static boolean isGivenIri(@Nullable String iri) {
        return iri != null && isIri(iri);
    }

    private static boolean isAccountName(@Nullable String name) {
        return name != null
                && !name.isBlank()
                && name.length() <= LONGEST
                && !CONTROL.matcher(name).find();
    }

    private static boolean fits(Pattern pattern, String value) {
        return value.length() <= LONGEST && pattern.matcher(value).matches();
    }

    private void fault(String field, Rule rule) {
        faults.add(new ClientFault(field, rule));
    }
}
