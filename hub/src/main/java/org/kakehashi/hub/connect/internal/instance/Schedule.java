package org.kakehashi.hub.connect.internal.instance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.scheduling.support.CronExpression;

/**
 * When an instance runs by itself: the five fields of crontab(5), minute hour day-of-month month day-of-week, in Asia/Tokyo. Seconds
 * aren't asked for, so that nothing runs more often than once a minute.
 */
public record Schedule(@JsonValue String cron) {
    private static final Pattern FIVE_FIELDS = Pattern.compile("\\S{1,40}( \\S{1,40}){4}");

    /**
     * The schedule in that text.
     *
     * @throws HubException INVALID_REQUEST where it is no such expression, or names no time there is
     */
    @JsonCreator
    public Schedule {
        cron = cron.strip().replaceAll("\\s+", " ");
        if (!FIVE_FIELDS.matcher(cron).matches()
                || !CronExpression.isValidExpression("0 " + cron)
                || CronExpression.parse("0 " + cron).next(LocalDateTime.of(2026, 1, 1, 0, 0)) == null) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "schedule: five fields, minute hour day month weekday, such as 30 5 * * * for every day at 5:30.");
        }
    }

    /** As the constructor; null: the text is blank. */
    public static @Nullable Schedule of(@Nullable String cron) {
        return cron == null || cron.isBlank() ? null : new Schedule(cron);
    }

    /** The first time after that instant; null: there is none. */
    public @Nullable Instant after(Instant instant) {
        ZonedDateTime next = CronExpression.parse("0 " + cron).next(instant.atZone(SchoolDay.ZONE));
        return next == null ? null : next.toInstant();
    }

    /** The first few times after that instant. */
    public List<ZonedDateTime> next(Instant instant, int count) {
        List<ZonedDateTime> times = new ArrayList<>();
        Instant next = after(instant);
        while (next != null && times.size() < count) {
            times.add(next.atZone(SchoolDay.ZONE));
            next = after(next);
        }
        return times;
    }
}
