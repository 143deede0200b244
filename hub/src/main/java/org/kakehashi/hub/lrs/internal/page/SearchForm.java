package org.kakehashi.hub.lrs.internal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.query.StatementSearch;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;

/**
 * The filters as typed in. Spring fills it from the parameters of the same names; they are shown again as they came.
 *
 * @param actor an account's name, a mailbox, or an agent as JSON
 * @param client a tool's or API client's id
 * @param verb an IRI, or the last part of one of ADL's
 * @param activity an IRI
 * @param from first day on which statements came, in Japan
 * @param to last day
 * @param before where to go on
 */
record SearchForm(
        @Nullable String actor,
        @Nullable String client,
        @Nullable String verb,
        @Nullable String activity,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long before) {
    private static final int PAGE = 50;
    private static final int LONGEST = 2000;
    private static final int SHOWN = 120;
    private static final String ADL = "http://adlnet.gov/expapi/verbs/";
    private static final long MICROS = 1000;

    /** What the filters ask for, or which of them can't be understood. */
    sealed interface Read permits Understood, Problems {}

    /**
     * What the filters ask for.
     *
     * @param wanted for the search
     * @param client to narrow to; null: none
     */
    record Understood(
            StatementSearch.Wanted wanted, @Nullable UUID client) implements Read {}

    /** The names of the fields that can't be understood. */
    record Problems(List<String> fields) implements Read {}

    /** Reads the filters. */
    Read read(String issuer) {
        List<String> wrong = new ArrayList<>();
        String who = filled(actor);
        AgentId agent = who == null ? null : agent(who, issuer);
        note(wrong, "actor", who != null && agent == null);
        String verbText = filled(verb);
        String verbIri = verbText == null ? null : verbIri(verbText);
        note(wrong, "verb", verbIri != null && !Formats.isIri(verbIri));
        String activityIri = filled(activity);
        note(wrong, "activity", activityIri != null && !Formats.isIri(activityIri));
        String tool = filled(client);
        note(wrong, "client", tool != null && !Formats.isUuid(tool));
        LocalDate first = date(filled(from));
        note(wrong, "from", filled(from) != null && first == null);
        LocalDate last = date(filled(to));
        note(wrong, "to", filled(to) != null && last == null);
        if (!wrong.isEmpty()) {
            return new Problems(wrong);
        }
        long after = first == null ? -1 : lastBefore(first);
        long until = last == null ? Long.MAX_VALUE : lastBefore(last.plusDays(1)) + 1;
        return new Understood(
                new StatementSearch.Wanted(
                        agent, verbIri, activityIri, after, before == null ? until : Math.min(until, before), PAGE),
                tool == null ? null : UUID.fromString(tool));
    }

    private static void note(List<String> wrong, String field, boolean isWrong) {
        if (isWrong) {
            wrong.add(field);
        }
    }

    /** What was typed in; null where nothing was. */
    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable AgentId agent(String text, String issuer) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (text.startsWith("{")) {
            return StatementParser.parseAgent(text, SpecVersion.V1_0_3);
        }
        if (text.startsWith("mailto:") || text.contains("@")) {
            String mbox = text.startsWith("mailto:") ? text : "mailto:" + text;
            return StatementParser.parseAgent(
                    "{\"mbox\":\"" + mbox.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}", SpecVersion.V1_0_3);
        }
        return AgentId.account(issuer, text);
    }

    private static String verbIri(String text) {
        return text.matches("[a-z-]{1,40}") ? ADL + text : text;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The last seq before a day begins in Japan. */
    private static long lastBefore(LocalDate day) {
        Instant start = day.atStartOfDay(SchoolDay.ZONE).toInstant();
        return Seq.lastUntil(start.getEpochSecond() * MICROS * MICROS - 1);
    }

    /** The filters in use, for the audit: never an actor's identifier. */
    String summary() {
        return Stream.of(
                        filled(actor) == null ? "" : "actor",
                        named("client", client),
                        named("verb", verb),
                        filled(activity) == null ? "" : "activity",
                        named("from", from),
                        named("to", to))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String named(String name, @Nullable String value) {
        String text = filled(value);
        return text == null ? "" : name + ":" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN));
    }

    /** Whether nothing is filtered; public for the template's sake. */
    public boolean isEmpty() {
        return summary().isEmpty();
    }
}
