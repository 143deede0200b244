package org.kakehashi.hub.insight.internal.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.api.FactPageStore.FactKey;
import org.kakehashi.hub.insight.internal.api.FactPageStore.FactRow;
import org.kakehashi.hub.insight.internal.api.FactPageStore.MemberDay;
import org.kakehashi.hub.roster.ClassMembers;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/facts}: a class's facts for dashboard tools. */
@RestController
class FactsController {
    private static final int MOST_DAYS = 31;
    private static final int MOST_ROWS = 1_000;

    private final FactPageStore facts;
    private final Classes classes;
    private final ClassMembers members;
    private final OptOuts optOuts;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    FactsController(
            FactPageStore facts,
            Classes classes,
            ClassMembers members,
            OptOuts optOuts,
            TenantTransactions transactions,
            AuditLog audit) {
        this.facts = facts;
        this.classes = classes;
        this.members = members;
        this.optOuts = optOuts;
        this.transactions = transactions;
        this.audit = audit;
    }

    record Activity(String id, @Nullable String name) {}

    record Fact(
            UUID personId,
            LocalDate day,
            Activity activity,
            int answered,
            int firstTries,
            int firstTryCorrect,
            int seconds) {}

    /** @param next the value of {@code after} for the next page; null: this is the last */
    record Page(List<Fact> facts, @Nullable String next) {}

    @GetMapping("/api/v1/facts")
    @Requires(Permission.READ_FACTS)
    Page facts(
            @AuthenticationPrincipal Caller caller,
            @RequestParam("class") UUID classId,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "1000") int limit) {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw invalid("from, to: from is the earlier date, and at most " + MOST_DAYS + " days lie between them.");
        }
        if (limit < 1 || limit > MOST_ROWS) {
            throw invalid("limit: from 1 to " + MOST_ROWS + ".");
        }
        FactKey key = after == null ? null : keyOf(after);
        return transactions.inTenant(caller.tenantId(), () -> {
            audit.appendAll(
                    caller.tenantId(),
                    from.datesUntil(to.plusDays(1))
                            .map(day -> AuditEvent.ofClass(
                                    caller.auditName(), "insight.read-facts", classId, day, purposeOf(caller)))
                            .toList());
            return page(facts.after(caller.tenantId(), memberDays(caller, classId, from, to), key, limit + 1), limit);
        });
    }

    /** For the audit: for which purpose it was read. */
    private static String purposeOf(Caller caller) {
        String purpose = caller instanceof ClientCaller client ? client.purpose() : null;
        return purpose == null ? "" : "purpose:" + purpose;
    }

    private List<MemberDay> memberDays(Caller caller, UUID classId, LocalDate from, LocalDate to) {
        int tenant = caller.tenantId();
        if (classes.find(tenant, classId)
                .filter(one -> maySee(caller, one.schoolId()))
                .isEmpty()) {
            throw new HubException(ErrorCode.NOT_FOUND, "class: no class has this id.");
        }
        List<MemberDay> days = from.datesUntil(to.plusDays(1))
                .flatMap(day -> members.pupils(tenant, classId, day).stream()
                        .map(pupil -> new MemberDay(pupil.personId(), day)))
                .toList();
        return withoutOptedOut(caller, days);
    }

    /** A school that a client isn't for looks like one that isn't there. */
    private static boolean maySee(Caller caller, UUID school) {
        return !(caller instanceof ClientCaller client)
                || client.rules().schools().isEmpty()
                || client.rules().schools().contains(school);
    }

    /** Whoever is out of the client's purpose is left out, with all facts of before too. */
    private List<MemberDay> withoutOptedOut(Caller caller, List<MemberDay> days) {
        if (!(caller instanceof ClientCaller client) || client.purpose() == null) {
            return days;
        }
        List<UUID> persons = days.stream().map(MemberDay::personId).distinct().toList();
        Set<UUID> out = optOuts.outOf(caller.tenantId(), persons, List.of(client.purpose()));
        return days.stream().filter(day -> !out.contains(day.personId())).toList();
    }

    private static Page page(List<FactRow> rows, int limit) {
        boolean more = rows.size() > limit;
        List<FactRow> shown = more ? rows.subList(0, limit) : rows;
        FactKey last = more ? shown.getLast().key() : null;
        return new Page(
                shown.stream().map(FactsController::fact).toList(),
                last == null ? null : last.day() + "." + last.personId() + "." + last.activity());
    }

    private static Fact fact(FactRow row) {
        return new Fact(
                row.key().personId(),
                row.key().day(),
                new Activity(row.activityId(), row.activityName()),
                row.answered(),
                row.firstTries(),
                row.firstTryCorrect(),
                row.seconds());
    }

    private static FactKey keyOf(String after) {
        String[] parts = after.split("\\.", -1);
        try {
            return new FactKey(LocalDate.parse(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw invalid("after: pass the value of next from the page before, unchanged.");
        }
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
