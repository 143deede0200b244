package org.kakehashi.hub.access.internal.optout;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.internal.optout.OptOut.AskedBy;

/**
 * A wish to opt out as it was sent or typed in.
 *
 * @param personId whose
 * @param purpose key of the purpose; blank: it is about a tool
 * @param toolId the tool; blank: it is about a purpose
 * @param askedOn the day on which it was asked for
 * @param askedBy PERSON, GUARDIAN or SCHOOL
 * @param note what else there is to keep, 200 characters at most
 */
record OptOutForm(
        @Nullable String personId,
        @Nullable String purpose,
        @Nullable String toolId,
        @Nullable String askedOn,
        @Nullable String askedBy,
        @Nullable String note) {
    private static final int LONGEST_NOTE = 200;

    /** What is meant, or what can't be understood. */
    sealed interface Read {
        record Understood(NewOptOut wanted) implements Read {}

        /**
         * It can't be understood.
         *
         * @param fields in which something is wrong
         */
        record Wrong(List<String> fields) implements Read {}
    }

    /** Reads it; nobody can have asked after today. */
    Read read(LocalDate today) {
        UUID person = uuid(personId);
        UUID tool = uuid(toolId);
        LocalDate day = date(askedOn);
        AskedBy by = by(askedBy);
        List<String> wrong = new ArrayList<>();
        if (person == null) {
            wrong.add("personId");
        }
        if (isFilled(purpose) == isFilled(toolId) || (isFilled(toolId) && tool == null)) {
            wrong.add("purpose");
        }
        if (day == null || day.isAfter(today)) {
            wrong.add("askedOn");
        }
        if (by == null) {
            wrong.add("askedBy");
        }
        if (note != null && (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl))) {
            wrong.add("note");
        }
        if (person == null || day == null || by == null || !wrong.isEmpty()) {
            return new Read.Wrong(wrong);
        }
        return new Read.Understood(new NewOptOut(
                person, isFilled(purpose) ? purpose : null, tool, day, by, note == null ? "" : note.strip()));
    }

    private static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.strip().length() != 36 ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable AskedBy by(@Nullable String text) {
        return Arrays.stream(AskedBy.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
