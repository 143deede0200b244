package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
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

    /** The board of a class that the caller sees. */
    Board read(int tenantId, Visible visible, LocalDate date) {
        List<Member> pupils = members.pupils(tenantId, visible.schoolClass().classId(), date);
        List<UUID> ids = pupils.stream().map(Member::personId).toList();
        LocalDate from = date.minusDays(SchoolDays.REACH);
        // Read before the figures: what comes between the two is then shown once more, and never missed.
        String version = version(tenantId, visible, ids, date);
        ClassRecords found = new ClassRecords(records.of(tenantId, ids, from, date));
        Set<UUID> out = optOuts.outOf(tenantId, ids, visible.scope().purposes());
        List<UUID> in = ids.stream().filter(id -> !out.contains(id)).toList();
        Map<UUID, Map<LocalDate, Study>> study =
                visible.scope().full() ? facts.days(tenantId, in, from, date) : Map.of();
        List<LocalDate> days = SchoolDays.upTo(date, found.datesWithAttendance());
        List<PupilRow> rows = pupils.stream()
                .map(pupil -> out.contains(pupil.personId())
                        ? PupilRow.optedOut(pupil, found.attendance(pupil.personId(), date), shown(days))
                        : row(pupil, visible, days, found, study.getOrDefault(pupil.personId(), Map.of())))
                .toList();
        return new Board(visible.schoolClass(), visible.scope(), shown(days), rows, version);
    }

    /** The version of the board as it would be read now. */
    String version(int tenantId, Visible visible, LocalDate date) {
        List<UUID> ids = members.pupils(tenantId, visible.schoolClass().classId(), date).stream()
                .map(Member::personId)
                .toList();
        return version(tenantId, visible, ids, date);
    }

    private String version(int tenantId, Visible visible, List<UUID> ids, LocalDate date) {
        Set<UUID> out = optOuts.outOf(tenantId, ids, visible.scope().purposes());
        return facts.version(tenantId, ids, date.minusDays(SchoolDays.REACH), date) + "-" + out.hashCode();
    }

    private static List<LocalDate> shown(List<LocalDate> days) {
        return days.subList(Math.max(0, days.size() - SchoolDays.SHOWN), days.size());
    }

    private static PupilRow row(
            Member pupil, Visible visible, List<LocalDate> days, ClassRecords found, Map<LocalDate, Study> study) {
        UUID person = pupil.personId();
        LocalDate date = days.getLast();
        boolean full = visible.scope().full();
        List<Attention> reasons = AttentionRules.of(found.window(person, days, study)).stream()
                .filter(reason -> visible.scope().shows(reason.rule().evidence()))
                .toList();
        return new PupilRow(
                person,
                pupil.attendanceNumber(),
                pupil.name(),
                pupil.kana(),
                found.attendance(person, date),
                full ? found.mood(person, date, DayHalf.MORNING) : null,
                full ? found.mood(person, date, DayHalf.AFTERNOON) : null,
                found.visits(person, date),
                study.getOrDefault(date, Study.NONE),
                shown(days).stream()
                        .map(day -> study.getOrDefault(day, Study.NONE).answered())
                        .toList(),
                reasons,
                false);
    }
}
