package org.kakehashi.hub.access.internal.auditing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * A search as an address names it; an empty part matters not.
 *
 * @param person whose data was seen or changed: a person id
 * @param actor who did it, such as {@code account:<id>}
 * @param action how the action begins
 * @param from first day, in Japan
 * @param until last day, in Japan
 */
record Wanted(
        @Nullable String person,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String from,
        @Nullable String until) {
    private static final int LONGEST = 100;

    @Nullable
    UUID personId() {
        try {
            return isEmpty(person) ? null : UUID.fromString(person);
        } catch (IllegalArgumentException e) {
            throw refused("person: a person's id.");
        }
    }

    @Nullable
    String actorText() {
        return text(actor, "actor");
    }

    @Nullable
    String actionText() {
        return text(action, "action");
    }

    @Nullable
    Instant begin() {
        LocalDate day = day(from, "from");
        return day == null ? null : day.atStartOfDay(SchoolDay.ZONE).toInstant();
    }

    @Nullable
    Instant end() {
        LocalDate day = day(until, "until");
        return day == null ? null : day.plusDays(1).atStartOfDay(SchoolDay.ZONE).toInstant();
    }

    private static @Nullable LocalDate day(@Nullable String text, String name) {
        try {
            return isEmpty(text) ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw refused(name + ": a date such as 2026-11-16.");
        }
    }

    private static @Nullable String text(@Nullable String text, String name) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(name + ": at most " + LONGEST + " characters, none of them a control character.");
        }
        return text;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static HubException refused(String why) {
        return new HubException(ErrorCode.INVALID_REQUEST, why);
    }
}
