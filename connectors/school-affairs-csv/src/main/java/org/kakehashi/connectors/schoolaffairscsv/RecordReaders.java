package org.kakehashi.connectors.schoolaffairscsv;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.AttendanceRecord;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.MoodRecord;
import org.kakehashi.connectors.spi.records.NurseVisitRecord;
import org.kakehashi.connectors.spi.records.PersonRef;
import org.kakehashi.connectors.spi.records.VisitDetails;
import org.kakehashi.connectors.spi.records.VisitKind;
import org.kakehashi.connectors.spi.records.Weather;

/** One reader for each kind of record. */
final class RecordReaders {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private RecordReaders() {}

    static AttendanceRecord attendance(Cells cells) {
        PersonRef person = cells.person();
        LocalDate date = cells.date();
        return new AttendanceRecord(
                cells.origin(),
                person,
                cells.sourceKey(person.key(), date),
                date,
                cells.code("status", AttendanceStatus.class),
                cells.number("minutesLate", 0, MINUTES_OF_A_DAY),
                cells.number("minutesLeftEarly", 0, MINUTES_OF_A_DAY),
                cells.text("reason"),
                cells.text("facility"),
                cells.text("recordedBy"));
    }

    static MoodRecord mood(Cells cells) {
        PersonRef person = cells.person();
        LocalDate date = cells.date();
        DayHalf half = cells.code("half", DayHalf.class);
        return new MoodRecord(
                cells.origin(),
                person,
                cells.sourceKey(person.key(), date, half),
                date,
                half,
                cells.code("weather", Weather.class),
                cells.text("comment"));
    }

    static NurseVisitRecord nurseVisit(Cells cells) {
        PersonRef person = cells.person();
        LocalDate date = cells.date();
        LocalTime timeIn = cells.requiredTime("timeIn");
        return new NurseVisitRecord(
                cells.origin(),
                person,
                cells.sourceKey(person.key(), date, timeIn),
                date,
                timeIn,
                timeOut(cells, timeIn),
                cells.text("period"),
                cells.code("kind", VisitKind.class),
                details(cells));
    }

    private static @Nullable LocalTime timeOut(Cells cells, LocalTime timeIn) {
        LocalTime timeOut = cells.time("timeOut");
        if (timeOut != null && timeOut.isBefore(timeIn)) {
            cells.report(RecordRule.TIME_ORDER, "timeOut");
        }
        return timeOut;
    }

    private static VisitDetails details(Cells cells) {
        List<String> reasons = Stream.of("reason1", "reason2", "reason3")
                .map(cells::text)
                .filter(Objects::nonNull)
                .toList();
        return new VisitDetails(
                reasons,
                cells.text("onset"),
                cells.text("sleep"),
                cells.text("breakfast"),
                cells.decimal("temperature", 30, 45),
                cells.number("pulse", 20, 300),
                cells.text("bloodPressure"),
                cells.text("injuredPart"),
                cells.text("treatment"),
                cells.number("restMinutes", 0, MINUTES_OF_A_DAY),
                cells.text("outcome"));
    }
}
