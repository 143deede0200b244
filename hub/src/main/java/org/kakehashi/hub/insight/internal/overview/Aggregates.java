package org.kakehashi.hub.insight.internal.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.records.AttendanceTotals;
import org.kakehashi.hub.roster.Cohorts;
import org.kakehashi.hub.roster.Cohorts.Cohort;
import org.springframework.stereotype.Component;

/** Counts a week by school and grade without those who are out of research, and leaves out what is about too few. Every call needs an open transaction of the tenant. */
@Component
class Aggregates {
    /** Primary (P) before junior high (J), each by its number. */
    private static final Comparator<String> BY_SCHOOL_YEAR = Comparator.comparing(
                    (String grade) -> grade.startsWith("P") ? 0 : 1)
            .thenComparing(grade -> grade);

    private final Cohorts cohorts;
    private final OptOuts optOuts;
    private final OverviewStore studies;
    private final AttendanceTotals attendance;
    private final OverviewProperties properties;

    Aggregates(
            Cohorts cohorts,
            OptOuts optOuts,
            OverviewStore studies,
            AttendanceTotals attendance,
            OverviewProperties properties) {
        this.cohorts = cohorts;
        this.optOuts = optOuts;
        this.studies = studies;
        this.attendance = attendance;
        this.properties = properties;
    }

    /** The week of which {@code monday} is the first day, from Monday to Sunday; pupils are those of its Friday. */
    Overview week(int tenantId, LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        Set<UUID> out = optOuts.allOutOf(tenantId, Purposes.RESEARCH);
        List<Cohort> all = cohorts.homerooms(tenantId, monday.plusDays(4)).stream()
                .map(cohort -> cohort.without(out))
                .toList();
        List<List<UUID>> groups = all.stream().map(Cohort::pupils).toList();
        Map<Integer, OverviewStore.Studied> studied = studies.studied(tenantId, groups, monday, sunday);
        Map<Integer, AttendanceTotals.Total> attended = attendance.of(tenantId, groups, monday, sunday);
        Map<UUID, Map<String, Figures>> schools = new LinkedHashMap<>();
        Map<UUID, String> names = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Cohort cohort = all.get(i);
            names.put(cohort.schoolId(), cohort.schoolName());
            OverviewStore.Studied study = studied.getOrDefault(i, new OverviewStore.Studied(0, 0));
            AttendanceTotals.Total days = attended.getOrDefault(i, new AttendanceTotals.Total(0, 0));
            schools.computeIfAbsent(cohort.schoolId(), any -> new LinkedHashMap<>())
                    .put(
                            cohort.grade(),
                            new Figures(
                                    cohort.pupils().size(),
                                    study.pupils(),
                                    study.seconds(),
                                    days.recorded(),
                                    days.absent()));
        }
        return shown(schools, names);
    }

    private Overview shown(Map<UUID, Map<String, Figures>> schools, Map<UUID, String> names) {
        List<String> grades = schools.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted(BY_SCHOOL_YEAR)
                .toList();
        List<List<Integer>> pupils = schools.values().stream()
                .map(row -> grades.stream()
                        .map(grade -> row.containsKey(grade) ? row.get(grade).pupils() : 0)
                        .toList())
                .toList();
        SmallCells.Shown may = new SmallCells(properties.smallestCell()).of(pupils);
        List<Overview.School> rows = new ArrayList<>();
        for (Map.Entry<UUID, Map<String, Figures>> school : schools.entrySet()) {
            int place = rows.size();
            List<Overview.Cell> cells = new ArrayList<>();
            for (String grade : grades) {
                Figures figures = school.getValue().get(grade);
                boolean shown = may.cells().get(place).get(cells.size());
                cells.add(new Overview.Cell(figures != null, shown ? figures : null));
            }
            rows.add(new Overview.School(
                    school.getKey(),
                    names.getOrDefault(school.getKey(), ""),
                    cells,
                    may.rows().get(place) ? Figures.sum(school.getValue().values()) : null));
        }
        Figures total = Figures.sum(
                schools.values().stream().flatMap(row -> row.values().stream()).toList());
        return new Overview(properties.smallestCell(), grades, rows, may.all() ? total : null);
    }
}
