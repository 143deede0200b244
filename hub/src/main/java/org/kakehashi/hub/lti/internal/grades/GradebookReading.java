package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessDecisions;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Sight;
import org.kakehashi.hub.lti.internal.grades.GradebookStore.Column;
import org.kakehashi.hub.lti.internal.grades.ResultStore.Result;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.stereotype.Component;

/**
 * What teachers see of a class's results. Who sees a class's study today sees its gradebook, also what tools said before: a gradebook goes
 * with the class. Asked within a transaction of the tenant.
 */
@Component
class GradebookReading {
    /** Most columns, the newest. */
    static final int MOST = 50;

    private static final int PLACES = 2;

    private final GradebookStore store;
    private final ResultStore results;
    private final AccessDecisions decisions;
    private final Classes classes;
    private final ClassMembers members;
    private final OptOuts optOuts;
    private final ToolUses uses;

    GradebookReading(
            GradebookStore store,
            ResultStore results,
            AccessDecisions decisions,
            Classes classes,
            ClassMembers members,
            OptOuts optOuts,
            ToolUses uses) {
        this.store = store;
        this.results = results;
        this.decisions = decisions;
        this.classes = classes;
        this.members = members;
        this.optOuts = optOuts;
        this.uses = uses;
    }

    /**
     * What stands in a place of the table.
     *
     * @param score in the line item's measure, as people write it; null: there is none
     * @param graded whether the score is final
     * @param reviewable whether the work can be looked at in the tool
     * @param progress name of an {@code ActivityProgress}, and {@code grading} of a {@code GradingProgress}
     */
    record Cell(
            Column column,
            @Nullable String score,
            boolean graded,
            @Nullable String progress,
            @Nullable String grading,
            @Nullable String comment,
            boolean reviewable) {
        /** What the score is of. */
        public String maximum() {
            return written(column.maximum());
        }
    }

    /** A pupil's line. */
    record Row(
            UUID personId,
            String name,
            @Nullable String kana,
            @Nullable Integer number,
            List<Cell> cells) {}

    /** The page's table. */
    record Gradebook(SchoolClass schoolClass, List<Column> columns, List<Row> rows) {}

    /** The classes whose gradebooks the caller sees on that day: own ones first, then the schools'. */
    List<SchoolClass> classes(AccountCaller caller, LocalDate day) {
        int tenant = caller.tenantId();
        Sight sight = decisions.sight(caller, day, day);
        Set<UUID> own = sight.classes(day);
        Set<UUID> schools = sight.schools(day);
        Map<UUID, SchoolClass> found = new HashMap<>();
        List<SchoolClass> all = new ArrayList<>();
        if (!own.isEmpty()) {
            all.addAll(classes.heldOn(tenant, own, day));
        }
        if (!schools.isEmpty()) {
            all.addAll(classes.atSchools(tenant, schools, day));
        }
        return all.stream()
                .filter(one -> found.put(one.classId(), one) == null)
                .filter(one -> sight.shows(DataCategory.STUDY, one.classId(), one.schoolId(), day))
                .sorted(Comparator.comparing(one -> !own.contains(one.classId())))
                .toList();
    }

    /** The class's table: its pupils of that day. Of who is out of teaching only the name is shown. */
    Gradebook read(int tenantId, SchoolClass shown, LocalDate day) {
        List<Column> columns = store.columns(tenantId, shown.classId(), shown.schoolId(), MOST);
        List<Member> pupils = members.pupils(tenantId, shown.classId(), day);
        Set<UUID> persons = new HashSet<>();
        pupils.forEach(pupil -> persons.add(pupil.personId()));
        persons.removeAll(optOuts.outOf(tenantId, persons, List.of(Purposes.TEACHING)));
        List<UUID> items = columns.stream().map(Column::lineItemId).toList();
        Map<UUID, Map<UUID, Score>> scores = new HashMap<>();
        for (Result result : results.of(tenantId, items, persons)) {
            scores.computeIfAbsent(result.personId(), person -> new HashMap<>())
                    .put(result.lineItemId(), result.score());
        }
        Map<UUID, Set<UUID>> reviewed = reviewed(tenantId, columns, persons);
        return new Gradebook(
                shown,
                columns,
                pupils.stream()
                        .map(pupil -> row(pupil, columns, scores.getOrDefault(pupil.personId(), Map.of()), reviewed))
                        .toList());
    }

    /** Of those who aren't out of teaching, whose work each tool may show: by tool, without who is out of the tool. */
    private Map<UUID, Set<UUID>> reviewed(int tenantId, List<Column> columns, Set<UUID> persons) {
        Map<UUID, Set<UUID>> reviewed = new HashMap<>();
        columns.stream()
                .filter(column -> column.review() != null)
                .map(Column::clientId)
                .distinct()
                .forEach(tool -> {
                    Set<UUID> known = new HashSet<>(persons);
                    known.removeAll(uses.closedTo(tenantId, tool, persons));
                    reviewed.put(tool, known);
                });
        return reviewed;
    }

    private static Row row(Member pupil, List<Column> columns, Map<UUID, Score> scores, Map<UUID, Set<UUID>> reviewed) {
        List<Cell> cells = columns.stream()
                .map(column -> cell(
                        column,
                        scores.get(column.lineItemId()),
                        reviewed.getOrDefault(column.clientId(), Set.of()).contains(pupil.personId())))
                .toList();
        return new Row(pupil.personId(), pupil.name(), pupil.kana(), pupil.attendanceNumber(), cells);
    }

    private static Cell cell(Column column, @Nullable Score score, boolean known) {
        String progress = score == null ? null : score.activityProgress().name();
        boolean reviewable = known && column.review() != null && column.review().shows(progress);
        if (score == null) {
            return new Cell(column, null, false, null, null, null, reviewable);
        }
        BigDecimal number = score.rescaled(column.maximum());
        return new Cell(
                column,
                number == null ? null : written(number),
                score.gradingProgress() == Score.GradingProgress.FullyGraded,
                progress,
                score.gradingProgress().name(),
                score.comment(),
                reviewable);
    }

    /** A number as people write it. */
    static String written(BigDecimal number) {
        return number.setScale(PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
