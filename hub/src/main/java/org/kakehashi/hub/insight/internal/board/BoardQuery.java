package org.kakehashi.hub.insight.internal.board;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** Reads the parameters of a board's address. */
final class BoardQuery {
    private BoardQuery() {}

    /**
     * A date.
     *
     * @throws HubException where it is none
     */
    static Optional<LocalDate> date(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 2000 || date.getYear() > 2999) {
                throw noDate();
            }
            return Optional.of(date);
        } catch (DateTimeException e) {
            throw noDate();
        }
    }

    /** An id; what is none leads nowhere. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "");
    }

    private static HubException noDate() {
        return new HubException(ErrorCode.INVALID_REQUEST, "date: 日付は 2026-04-10 の形で / a date such as 2026-04-10");
    }
}
