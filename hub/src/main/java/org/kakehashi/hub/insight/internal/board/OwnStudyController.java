package org.kakehashi.hub.insight.internal.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.records.DayRecords;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /study/me}: what a pupil studied in the last seven days, and the own moods. Whose it is follows from the sign-in, never from the address. */
@Controller
class OwnStudyController {
    private static final int DAYS = 7;

    private final StudyStore facts;
    private final DayRecords records;
    private final TenantTransactions transactions;
    private final Clock clock;

    OwnStudyController(StudyStore facts, DayRecords records, TenantTransactions transactions, Clock clock) {
        this.facts = facts;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A day, what was studied on it, and the moods of its halves. */
    record Day(LocalDate date, Study study, List<DayRecord.Mood> moods) {}

    @GetMapping("/study/me")
    @Requires(Permission.VIEW_OWN_STUDY)
    String own(@AuthenticationPrincipal AccountCaller caller, ModelMap model) {
        UUID person = caller.personId();
        if (person == null) {
            throw BoardQuery.notFound();
        }
        LocalDate today = SchoolDay.today(clock);
        LocalDate from = today.minusDays(DAYS - 1);
        transactions.run(caller.tenantId(), () -> {
            Map<LocalDate, Study> found =
                    facts.days(caller.tenantId(), List.of(person), from, today).getOrDefault(person, Map.of());
            Map<LocalDate, List<DayRecord.Mood>> moods =
                    records.of(caller.tenantId(), List.of(person), from, today).stream()
                            .filter(DayRecord.Mood.class::isInstance)
                            .map(DayRecord.Mood.class::cast)
                            .sorted(Comparator.comparing(DayRecord.Mood::half))
                            .collect(Collectors.groupingBy(mood -> mood.head().date()));
            List<Day> days = from.datesUntil(today.plusDays(1))
                    .map(day -> new Day(day, found.getOrDefault(day, Study.NONE), moods.getOrDefault(day, List.of())))
                    .toList();
            model.addAttribute("days", days);
            model.addAttribute("today", days.getLast());
            model.addAttribute("week", Study.sum(found.values()));
            model.addAttribute("activities", facts.activities(caller.tenantId(), person, today));
        });
        return "insight/own-study";
    }
}
