package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.records.DayRecords;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.springframework.stereotype.Component;

/** Puts a board together: members, records, facts, and what of them to look at. Within a transaction of the tenant. */
@Component
class BoardReading {
    private final ClassMembers members;
    private final DayRecords records;
    private final StudyStore facts;
    private final OptOuts optOuts;

    BoardReading(ClassMembers members, DayRecords records, StudyStore facts, OptOuts optOuts) {
        this.members = members;
        this.records = records;
        this.facts = facts;
        this.optOuts = optOuts;
    }

    /** The board of a class that the caller sees, with these pupils of it. */
    Board read(int tenantId, Visible visible, LocalDate date, List<Member> pupils) {
        List<UUID> ids = pupils.stream().map(Member::personId).toList();
        LocalDate from = date.minusDays(SchoolDays.REACH);
        // Read before the figures: what comes between the two is then shown once more, and never missed.
        Outs outs = outs(tenantId, visible, ids);
        String version = version(tenantId, outs, ids, date);
        List<DayRecord> all = records.of(tenantId, ids, from, date);
        // That somebody of the class was at school tells of nobody, so it may come from days that aren't shown.
        List<LocalDate> days = SchoolDays.upTo(date, new ClassRecords(all).datesWithAttendance());
        List<UUID> in = ids.stream().filter(id -> !outs.ofBoard().contains(id)).toList();
        Map<UUID, Map<LocalDate, Study>> study =
                visible.shows(DataCategory.STUDY) ? facts.days(tenantId, in, from, date) : Map.of();
        Map<UUID, List<DayRecord>> byPupil = all.stream()
                .collect(Collectors.groupingBy(record -> record.head().personId()));
        // Once for the class: asking for each pupil took longer than a round trip to the database.
        Map<DataCategory, LocalDate> since = visible.since();
        List<PupilRow> rows = pupils.stream()
                .map(pupil -> {
                    UUID person = pupil.personId();
                    ClassRecords found =
                            new ClassRecords(shown(since, pupil, byPupil.getOrDefault(person, List.of())).stream()
                                    .filter(record -> !(record instanceof DayRecord.NurseVisit)
                                            || !outs.ofHealth().contains(person))
                                    .toList());
                    return outs.ofBoard().contains(person)
                            ? PupilRow.optedOut(pupil, found.attendance(person, date), shown(days))
                            : row(pupil, days, found, shown(since, pupil, study.getOrDefault(person, Map.of())));
                })
                .toList();
        return new Board(visible.schoolClass(), visible.categories(), shown(days), rows, version);
    }

    /**
     * Who opted out.
     *
     * @param ofBoard of what the board is for: name and attendance are all that is shown
     * @param ofHealth whose visits to the nurse's office aren't shown, whatever else is
     */
    private record Outs(Set<UUID> ofBoard, Set<UUID> ofHealth) {}

    private Outs outs(int tenantId, Visible visible, List<UUID> ids) {
        return new Outs(
                optOuts.outOf(tenantId, ids, visible.purposes()),
                visible.shows(DataCategory.VISIT) ? optOuts.outOf(tenantId, ids, List.of(Purposes.HEALTH)) : Set.of());
    }

    /** Of a pupil's records those that the caller sees: of a category that is shown, from days on which it was the caller's to see. */
    private static List<DayRecord> shown(Map<DataCategory, LocalDate> since, Member pupil, List<DayRecord> records) {
        return records.stream()
                .filter(record -> isShown(
                        since.get(category(record)), pupil, record.head().date()))
                .toList();
    }

    private static Map<LocalDate, Study> shown(
            Map<DataCategory, LocalDate> since, Member pupil, Map<LocalDate, Study> study) {
        Map<LocalDate, Study> shown = new HashMap<>(study);
        shown.keySet().removeIf(day -> !isShown(since.get(DataCategory.STUDY), pupil, day));
        return shown;
    }

    private static boolean isShown(@Nullable LocalDate since, Member pupil, LocalDate day) {
        return since != null && !day.isBefore(since) && !day.isBefore(pupil.since());
    }

    private static DataCategory category(DayRecord record) {
        return switch (record) {
            case DayRecord.Attendance attendance -> DataCategory.ATTENDANCE;
            case DayRecord.Mood mood -> DataCategory.MOOD;
            case DayRecord.NurseVisit visit -> DataCategory.VISIT;
        };
    }

    /** The version of the board as it would be read now. */
    String version(int tenantId, Visible visible, LocalDate date) {
        List<UUID> ids = members
                .pupilsWithoutNames(tenantId, visible.schoolClass().classId(), date)
                .stream()
                .map(Member::personId)
                .toList();
        return version(tenantId, outs(tenantId, visible, ids), ids, date);
    }

    private String version(int tenantId, Outs outs, List<UUID> ids, LocalDate date) {
        return facts.version(tenantId, ids, date.minusDays(SchoolDays.REACH), date) + "-"
                + outs.ofBoard().hashCode() + "-" + outs.ofHealth().hashCode();
    }

    private static List<LocalDate> shown(List<LocalDate> days) {
        return days.subList(Math.max(0, days.size() - SchoolDays.SHOWN), days.size());
    }

    private static PupilRow row(Member pupil, List<LocalDate> days, ClassRecords found, Map<LocalDate, Study> study) {
        UUID person = pupil.personId();
        LocalDate date = days.getLast();
        List<Attention> reasons = AttentionRules.of(found.window(person, days, study));
        return new PupilRow(
                person,
                pupil.attendanceNumber(),
                pupil.name(),
                pupil.kana(),
                found.attendance(person, date),
                found.mood(person, date, DayHalf.MORNING),
                found.mood(person, date, DayHalf.AFTERNOON),
                found.visits(person, date),
                study.getOrDefault(date, Study.NONE),
                shown(days).stream()
                        .map(day -> study.getOrDefault(day, Study.NONE).answered())
                        .toList(),
                reasons,
                false);
    }
}
