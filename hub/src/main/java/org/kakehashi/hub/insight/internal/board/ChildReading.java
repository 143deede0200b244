package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.Weather;
import org.kakehashi.hub.access.Children;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.records.DayRecords;
import org.springframework.stereotype.Component;

/** Puts together what a guardian sees of a child's last days. Within a transaction of the tenant. */
@Component
class ChildReading {
    private static final int DAYS = 7;
    private static final List<String> PURPOSES = List.of(Purposes.WATCHING_OVER, Purposes.TEACHING);

    private final StudyStore facts;
    private final DayRecords records;
    private final OptOuts optOuts;

    ChildReading(StudyStore facts, DayRecords records, OptOuts optOuts) {
        this.facts = facts;
        this.records = records;
        this.optOuts = optOuts;
    }

    /**
     * One day; what isn't opened is empty.
     *
     * @param attendance null: not opened, or not known
     * @param moods by half of the day, where one is known
     */
    record Day(LocalDate date, Study study, @Nullable AttendanceStatus attendance, Map<DayHalf, Weather> moods) {}

    /** The days up to today, the latest first, and what was studied on all of them. */
    record Week(List<Day> days, Study total) {}

    /** The child's last seven days up to today; empty: the child is out of a purpose of this page. */
    Optional<Week> read(int tenantId, UUID child, Children seen, LocalDate today) {
        if (!optOuts.outOf(tenantId, List.of(child), PURPOSES).isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = today.minusDays(DAYS - 1);
        Map<LocalDate, Study> study = seen.shows(DataCategory.STUDY)
                ? facts.days(tenantId, List.of(child), from, today).getOrDefault(child, Map.of())
                : Map.of();
        ClassRecords found = new ClassRecords(records.of(tenantId, List.of(child), from, today));
        List<Day> days = from.datesUntil(today.plusDays(1))
                .map(day -> new Day(
                        day,
                        study.getOrDefault(day, Study.NONE),
                        seen.shows(DataCategory.ATTENDANCE) ? found.attendance(child, day) : null,
                        seen.shows(DataCategory.MOOD) ? moods(found, child, day) : Map.of()))
                .toList()
                .reversed();
        return Optional.of(new Week(days, Study.sum(study.values())));
    }

    private static Map<DayHalf, Weather> moods(ClassRecords found, UUID child, LocalDate day) {
        Map<DayHalf, Weather> moods = new EnumMap<>(DayHalf.class);
        for (DayHalf half : DayHalf.values()) {
            Weather weather = found.mood(child, day, half);
            if (weather != null) {
                moods.put(half, weather);
            }
        }
        return moods;
    }
}
