package org.kakehashi.hub.access.internal.auditing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.access.internal.emergency.BreakGlassStore;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.audit.AuditSearch;
import org.kakehashi.hub.audit.AuditVerification;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Reads the audit for somebody who may, and writes that down. */
@Component
class AuditReading {
    private final AuditSearch search;
    private final AuditLog log;
    private final Standing standing;
    private final PersonDirectory persons;
    private final BreakGlassStore glass;
    private final TenantTransactions transactions;

    AuditReading(
            AuditSearch search,
            AuditLog log,
            Standing standing,
            PersonDirectory persons,
            BreakGlassStore glass,
            TenantTransactions transactions) {
        this.search = search;
        this.log = log;
        this.standing = standing;
        this.persons = persons;
        this.glass = glass;
        this.transactions = transactions;
    }

    /** A page of what is wanted, the latest first. */
    List<AuditRow> find(Caller caller, Wanted wanted, long before, int most) {
        UUID person = wanted.personId();
        return transactions.inTenant(caller.tenantId(), () -> {
            log.append(
                    caller.tenantId(),
                    new AuditEvent(
                            caller.auditName(),
                            "access.search-audit",
                            person,
                            before == Long.MAX_VALUE ? "" : "before:" + before));
            return search.find(caller.tenantId(), query(caller.tenantId(), wanted), before, most);
        });
    }

    /** Writes down that all of what is wanted is exported; refuses what can't be understood. */
    void noteExport(Caller caller, Wanted wanted, String format) {
        UUID person = wanted.personId();
        transactions.run(caller.tenantId(), () -> {
            query(caller.tenantId(), wanted);
            log.append(
                    caller.tenantId(),
                    new AuditEvent(caller.auditName(), "access.export-audit", person, "search as " + format));
        });
    }

    /** A page of an export that is noted already. */
    List<AuditRow> more(Caller caller, Wanted wanted, long before, int most) {
        return transactions.readOnly(
                caller.tenantId(),
                () -> search.find(caller.tenantId(), query(caller.tenantId(), wanted), before, most));
    }

    private AuditSearch.Query query(int tenantId, Wanted wanted) {
        UUID person = wanted.personId();
        List<AuditSearch.ClassStay> stays = person == null
                ? List.of()
                : standing.stays(tenantId, person).stream()
                        .map(stay -> new AuditSearch.ClassStay(stay.classId(), stay.from(), stay.to()))
                        .toList();
        return new AuditSearch.Query(
                person, stays, wanted.actorText(), wanted.actionText(), wanted.begin(), wanted.end());
    }

    /** A page of the chain behind a place, in its order. */
    List<AuditSearch.Sealed> sealed(Caller caller, long after, int most) {
        return transactions.inTenant(caller.tenantId(), () -> {
            log.append(
                    caller.tenantId(),
                    new AuditEvent(caller.auditName(), "access.export-audit", null, "after:" + after));
            return search.sealed(caller.tenantId(), after, most);
        });
    }

    Optional<AuditSearch.Sealed> end(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> search.end(caller.tenantId()));
    }

    AuditVerification verify(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> search.verify(caller.tenantId()));
    }

    List<PersonDirectory.Entry> persons(Caller caller, String name, int most) {
        return transactions.inTenant(caller.tenantId(), () -> {
            log.append(caller.tenantId(), new AuditEvent(caller.auditName(), "access.search-person", null, "audit"));
            return persons.search(caller.tenantId(), name, most);
        });
    }

    /** Reasons of break-glass by its id. */
    Map<UUID, String> reasons(Caller caller, List<UUID> breakGlass) {
        return breakGlass.isEmpty()
                ? Map.of()
                : transactions.readOnly(caller.tenantId(), () -> glass.reasons(caller.tenantId(), breakGlass));
    }

    Map<UUID, String> names(Caller caller, List<UUID> ids) {
        return transactions.readOnly(caller.tenantId(), () -> persons.names(caller.tenantId(), ids));
    }
}
