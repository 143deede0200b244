package org.kakehashi.hub.access.internal.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AllowedActor;
import org.kakehashi.hub.access.OnBehalfOf;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.access.RosterRelease.Identifiers;
import org.kakehashi.hub.access.RosterRelease.Part;
import org.kakehashi.hub.access.SchoolDay;

/**
 * The form as it was filled in.
 *
 * @param actors one a line: a mailto IRI, or a homePage and, behind a space, an account's name
 * @param activityPrefixes one a line
 * @param verbs one a line
 * @param lastDay the last day of its credentials
 * @param purpose key of a purpose
 * @param identifiers what OneRoster's objects go by
 * @param rosterSource whose sourcedIds are told
 * @param parts what is told of persons
 */
record ClientForm(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String actors,
        @Nullable String activityPrefixes,
        @Nullable String verbs,
        @Nullable String userHomePage,
        @Nullable String userName,
        @Nullable String lastDay,
        @Nullable String purpose,
        @Nullable Identifiers identifiers,
        @Nullable String rosterSource,
        @Nullable Set<Part> parts) {
    static ClientForm blank() {
        return new ClientForm(
                "",
                List.of("statements/write", "statements/read/mine"),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Identifiers.PAIRWISE,
                "",
                Set.of());
    }

    /** Whether a scope is ticked. */
    public boolean has(String scope) {
        return scopes != null && scopes.contains(scope);
    }

    /** Whether a part of persons is ticked. */
    public boolean tells(Part part) {
        return parts != null && parts.contains(part);
    }

    private RosterRelease release() {
        String source = rosterSource == null ? "" : rosterSource.strip();
        return new RosterRelease(
                identifiers == null ? Identifiers.PAIRWISE : identifiers,
                source.isEmpty() ? null : source,
                parts == null ? Set.of() : parts);
    }

    NewClient toNewClient() {
        String homePage = userHomePage == null ? "" : userHomePage.strip();
        String user = userName == null ? "" : userName.strip();
        return new NewClient(
                name,
                scopes,
                lines(actors).stream().map(ClientForm::actor).toList(),
                List.copyOf(lines(activityPrefixes)),
                List.copyOf(lines(verbs)),
                homePage.isEmpty() && user.isEmpty() ? null : new OnBehalfOf(homePage, user),
                end(lastDay),
                purpose,
                List.of(),
                null,
                release());
    }

    private static AllowedActor actor(String line) {
        if (line.startsWith("mailto:")) {
            return new AllowedActor(line, null, null, null);
        }
        String[] parts = line.split("\\s+", 2);
        return new AllowedActor(
                null, null, null, new AllowedActor.Account(parts[0], parts.length == 1 ? null : parts[1]));
    }

    /** A day that is none counts as past, which the check refuses. */
    private static @Nullable Instant end(@Nullable String day) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(SchoolDay.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
