package org.kakehashi.hub.access.internal.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.SchoolDay;

/**
 * What to count, as typed in: a person, or days. Spring fills it from the parameters of the same names; it is shown again as it came.
 *
 * @param personId present, if only blank, where the person's form was sent
 * @param from first day on which it was stored, in Japan; blank: since ever
 * @param to last day
 * @param clientId only what this tool or API client sent; blank: any
 */
record ErasureForm(
        @Nullable String personId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String clientId) {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What is meant, or what can't be understood. */
    sealed interface Read {
        record Understood(ErasureScope scope) implements Read {}

        /**
         * It can't be understood.
         *
         * @param fields in which something is wrong
         */
        record Wrong(List<String> fields) implements Read {}
    }

    static ErasureForm blank() {
        return new ErasureForm(null, "", "", "");
    }

    /** Reads it; the last day ends with the day, or now where that is today. */
    Read read(Instant now) {
        if (personId != null) {
            UUID person = uuid(personId);
            return person == null ? new Read.Wrong(List.of("personId")) : new Read.Understood(new OfPerson(person));
        }
        LocalDate today = SchoolDay.of(now);
        LocalDate first = date(from);
        LocalDate last = date(to);
        UUID client = uuid(clientId);
        List<String> wrong = new ArrayList<>();
        if (isFilled(from) && first == null) {
            wrong.add("from");
        }
        if (last == null || last.isAfter(today) || (first != null && first.isAfter(last))) {
            wrong.add("to");
        }
        if (isFilled(clientId) && client == null) {
            wrong.add("clientId");
        }
        if (last == null || !wrong.isEmpty()) {
            return new Read.Wrong(wrong);
        }
        Instant end = start(last.plusDays(1));
        return new Read.Understood(
                new OfPeriod(first == null ? null : start(first), end.isAfter(now) ? now : end, client, Set.of()));
    }

    private static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(SchoolDay.ZONE).toInstant();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text != null && UUID_FORM.matcher(text.strip()).matches() ? UUID.fromString(text.strip()) : null;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return isFilled(text) ? LocalDate.parse(String.valueOf(text).strip()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
