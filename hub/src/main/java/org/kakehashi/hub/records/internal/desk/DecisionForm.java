package org.kakehashi.hub.records.internal.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * A decision as a form or a program sends it.
 *
 * @param person {@code nobody}, or a person's id
 * @param from {@code 2026-04-01}; blank: of all days
 * @param reason needed where it is nobody
 * @param seen number of the latest decision about the key that was shown
 */
record DecisionForm(
        @Nullable String source,
        @Nullable String scheme,
        @Nullable String key,
        @Nullable String person,
        @Nullable String from,
        @Nullable String reason,
        @Nullable Long seen) {
    private static final String NOBODY = "nobody";
    private static final int LONGEST_KEY = 1000;
    private static final int LONGEST_REASON = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    /** @throws HubException INVALID_REQUEST, naming the field */
    IdentityDesk.Verdict read() {
        String why = text(reason);
        String who = text(person);
        if (why.length() > LONGEST_REASON || (why.isEmpty() && who.equals(NOBODY))) {
            throw invalid("reason: up to 200 characters; needed where a key is nobody's.");
        }
        return new IdentityDesk.Verdict(wantedKey(), personId(who), day(text(from)), why, seen == null ? 0 : seen);
    }

    private WaitingKey.Key wantedKey() {
        String value = key == null ? "" : key;
        String of = text(source);
        if (of.isEmpty() || value.isBlank() || of.length() > LONGEST_KEY || value.length() > LONGEST_KEY) {
            throw invalid("source, key: as the list of keys gives them.");
        }
        try {
            return new WaitingKey.Key(of, SubjectScheme.valueOf(text(scheme)).name(), value);
        } catch (IllegalArgumentException e) {
            throw invalid("scheme: as the list of keys gives it.");
        }
    }

    private static @Nullable UUID personId(String text) {
        if (text.equals(NOBODY)) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("person: a person's id, or nobody.");
        }
    }

    private static @Nullable LocalDate day(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw invalid("from: a day between 1990 and 2100.");
            }
            return day;
        } catch (DateTimeException e) {
            throw invalid("from: a day such as 2026-04-01, or nothing.");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
