package org.kakehashi.hub.insight.internal.board;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
import org.kakehashi.hub.records.DayRecord;
import org.kakehashi.hub.records.DayRecords;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /board/evidence}: the statements or records behind a pupil's figure. Shown to whom the board shows the figure. */
@Controller
@Requires(Permission.VIEW_BOARD)
class EvidenceController {
    private static final int PAGE = 200;

    private final BoardAccess access;
    private final OptOuts optOuts;
    private final ShownNames names;
    private final EvidenceStore evidence;
    private final StudyStore facts;
    private final DayRecords records;
    private final OtherRecords others;
    private final RawStatements raw;
    private final BoardAudit audit;
    private final TenantTransactions transactions;

    EvidenceController(
            BoardAccess access,
            OptOuts optOuts,
            ShownNames names,
            EvidenceStore evidence,
            StudyStore facts,
            DayRecords records,
            OtherRecords others,
            RawStatements raw,
            BoardAudit audit,
            TenantTransactions transactions) {
        this.access = access;
        this.optOuts = optOuts;
        this.names = names;
        this.evidence = evidence;
        this.facts = facts;
        this.records = records;
        this.others = others;
        this.raw = raw;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/board/evidence")
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam("class") String classId,
            @RequestParam("date") String dateText,
            @RequestParam("person") String personId,
            @RequestParam(defaultValue = "study") String of,
            @RequestParam(required = false) @Nullable Instant after,
            HttpSession session,
            ModelMap model) {
        LocalDate date = BoardQuery.date(dateText).orElseThrow(BoardQuery::notFound);
        Evidence wanted = evidenceOf(of);
        return transactions.inTenant(caller.tenantId(), () -> {
            Opened opened = open(caller, classId, date, personId, wanted, session, model);
            model.addAttribute("of", wanted);
            model.addAttribute("namesOff", ShownNames.areOff(session));
            if (wanted == Evidence.STUDY) {
                study(caller.tenantId(), opened, date, after, model);
            } else {
                records(caller.tenantId(), opened, date, wanted, model);
                model.addAttribute(
                        "others",
                        others.of(
                                caller.tenantId(),
                                opened.person(),
                                wanted.category(),
                                opened.visible(),
                                opened.since(),
                                !ShownNames.areOff(session)));
            }
            return "insight/evidence";
        });
    }

    @GetMapping("/board/evidence/statement")
    String statement(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam("class") String classId,
            @RequestParam("date") String dateText,
            @RequestParam("person") String personId,
            @RequestParam("statement") String statementId,
            HttpSession session,
            ModelMap model) {
        LocalDate date = BoardQuery.date(dateText).orElseThrow(BoardQuery::notFound);
        UUID id = BoardQuery.id(statementId);
        return transactions.inTenant(caller.tenantId(), () -> {
            if (ShownNames.areOff(session)) {
                // What a tool sent may hold a name.
                throw BoardQuery.notFound();
            }
            Opened opened = open(caller, classId, date, personId, Evidence.STUDY, session, model);
            String json = evidence.place(caller.tenantId(), opened.person(), date, id)
                    .flatMap(seq -> raw.pretty(caller.tenantId(), seq))
                    .orElseThrow(BoardQuery::notFound);
            model.addAttribute("statementId", id);
            model.addAttribute("json", json);
            return "insight/statement";
        });
    }

    /** @param since the first day of which the caller sees this of the pupil */
    private record Opened(UUID person, LocalDate since, Visible visible) {}

    /** The pupil, where the caller sees this of the class on that date and the pupil is in it. */
    private Opened open(
            AccountCaller caller,
            String classId,
            LocalDate date,
            String personId,
            Evidence of,
            HttpSession session,
            ModelMap model) {
        UUID person = BoardQuery.id(personId);
        Visible visible = access.forPupil(caller, BoardQuery.id(classId), date, person)
                .filter(one -> one.shows(of.category()))
                .orElseThrow(BoardQuery::notFound);
        Member pupil = names.pupils(caller.tenantId(), visible, date, session).stream()
                .filter(member -> member.personId().equals(person))
                .findFirst()
                .orElseThrow(BoardQuery::notFound);
        List<String> purposes = visible.purposes(of.category());
        if (!purposes.isEmpty()
                && !optOuts.outOf(caller.tenantId(), List.of(person), purposes).isEmpty()) {
            throw BoardQuery.notFound();
        }
        audit.evidence(caller, person, of, visible);
        model.addAttribute("opened", visible.opened());
        model.addAttribute(
                "onBoard",
                visible.opened() == null
                        || access.one(caller, BoardQuery.id(classId), date).isPresent());
        model.addAttribute("schoolClass", visible.schoolClass());
        model.addAttribute(
                "tabs",
                Stream.of(Evidence.values())
                        .filter(one -> visible.shows(one.category()))
                        .map(Evidence::code)
                        .toList());
        model.addAttribute("pupil", pupil);
        model.addAttribute("date", date);
        return new Opened(person, visible.since(of.category(), pupil), visible);
    }

    private void study(int tenant, Opened opened, LocalDate date, @Nullable Instant after, ModelMap model) {
        UUID person = opened.person();
        List<EvidenceStore.Entry> entries = evidence.statements(tenant, person, date, after, PAGE + 1);
        boolean more = entries.size() > PAGE;
        model.addAttribute("entries", more ? entries.subList(0, PAGE) : entries);
        model.addAttribute("next", more ? entries.getLast().at() : null);
        model.addAttribute("activities", facts.activities(tenant, person, date));
        var days = facts.days(tenant, List.of(person), opened.since(), date).getOrDefault(person, java.util.Map.of());
        model.addAttribute("total", days.getOrDefault(date, Study.NONE));
        model.addAttribute("days", new java.util.TreeMap<>(days).descendingMap());
    }

    /**
     * The records of the kind over the whole time that the board looks back on, for a reason to look may rest on all of it;
     * without days that weren't the caller's to see.
     */
    private void records(int tenant, Opened opened, LocalDate date, Evidence of, ModelMap model) {
        if (of == Evidence.HEALTH) {
            model.addAttribute(
                    "notes",
                    records.healthNotes(tenant, opened.person(), opened.since(), date)
                            .reversed());
            return;
        }
        @Nullable
        Class<? extends DayRecord> kind =
                switch (of) {
                    case ATTENDANCE -> DayRecord.Attendance.class;
                    case MOOD -> DayRecord.Mood.class;
                    case VISITS -> DayRecord.NurseVisit.class;
                    case OBSERVATIONS, GUIDANCE, TESTS -> null;
                    case STUDY, HEALTH -> throw new IllegalArgumentException(of + " rests on something else");
                };
        if (kind == null) {
            return;
        }
        List<DayRecord> found = records.of(tenant, List.of(opened.person()), opened.since(), date).stream()
                .filter(kind::isInstance)
                .toList();
        model.addAttribute("records", found.reversed());
    }

    private static Evidence evidenceOf(String code) {
        for (Evidence one : Evidence.values()) {
            if (one.code().equals(code.toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw BoardQuery.notFound();
    }
}
