package org.kakehashi.hub.access.internal.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Dry runs, and their confirmation by somebody who has seen them. */
@Component
class Erasures {
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final List<PersonData> holders;
    private final ErasureStore store;
    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Erasures(
            List<PersonData> holders,
            ErasureStore store,
            Tenants tenants,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.holders = List.copyOf(holders);
        this.store = store;
        this.tenants = tenants;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** How much there is of each kind, in all modules. */
    Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        Map<DataKind, Long> counts = new EnumMap<>(DataKind.class);
        holders.forEach(
                holder -> holder.count(tenantId, scope).forEach((kind, count) -> counts.merge(kind, count, Long::sum)));
        return counts;
    }

    /** Makes a dry run and writes it down. */
    ErasureCase dryRun(int tenantId, ErasureScope scope, String by) {
        if (scope instanceof OfPeriod period) {
            check(period);
        } else if (scope instanceof OfClass of) {
            checkPast(of.until());
        }
        Map<DataKind, Long> counts = count(tenantId, scope);
        return transactions.inTenant(tenantId, () -> {
            ErasureCase made = get(tenantId, store.add(tenantId, scope, counts, by));
            audit(tenantId, by, "access.erasure-count", made, made.summary(false));
            return made;
        });
    }

    /** What is stored from now on can't be counted beforehand. */
    private void checkPast(Instant until) {
        if (until.isAfter(clock.instant())) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "until: must not lie in the future.");
        }
    }

    private void check(OfPeriod period) {
        checkPast(period.until());
        if (period.from() != null && !period.from().isBefore(period.until())) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "from: must lie before until.");
        }
    }

    /** What became of a confirmation. */
    sealed interface Answer {
        /** It will be carried out. */
        record Begun(ErasureCase erasure) implements Answer {}

        /** The dry run counted another number of statements. */
        record OtherCount() implements Answer {}

        /** It was carried out before, or is too old. */
        record NotOpen() implements Answer {}
    }

    /** Has a dry run carried out, by somebody who names how many statements it counted. */
    Answer confirm(int tenantId, long id, long statements, String by) {
        return transactions.inTenant(tenantId, () -> {
            ErasureCase counted = get(tenantId, id);
            if (counted.toConfirm() != statements) {
                return new Answer.OtherCount();
            }
            if (!store.confirm(tenantId, id, clock.instant().minus(GOOD_FOR), by)) {
                return new Answer.NotOpen();
            }
            audit(tenantId, by, "access.erasure-confirm", counted, counted.summary(false));
            return new Answer.Begun(get(tenantId, id));
        });
    }

    /** Whether it is a dry run that can't be confirmed any more. */
    boolean isTooOld(ErasureCase erasure) {
        return erasure.state() == ErasureCase.State.COUNTED
                && !erasure.requestedAt().isAfter(clock.instant().minus(GOOD_FOR));
    }

    Instant now() {
        return clock.instant();
    }

    /** One erasure. */
    ErasureCase find(int tenantId, long id) {
        return transactions.readOnly(tenantId, () -> get(tenantId, id));
    }

    /** The certificate of an erasure; there is none before it is done. */
    Certificate.File certificate(int tenantId, long id) {
        ErasureCase erasure = find(tenantId, id);
        if (erasure.state() != ErasureCase.State.DONE) {
            throw new HubException(ErrorCode.NOT_FOUND, "Erasure " + id + " is not done.");
        }
        return transactions
                .readOnly(tenantId, () -> store.certificate(tenantId, id))
                .map(Certificate::of)
                .orElseGet(() -> Certificate.of(tenants.name(tenantId), erasure));
    }

    /** The latest ones before that number. */
    List<ErasureCase> page(int tenantId, long before, int most) {
        return transactions.readOnly(tenantId, () -> store.page(tenantId, before, most));
    }

    private ErasureCase get(int tenantId, long id) {
        return store.find(tenantId, id)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no erasure " + id + "."));
    }

    private void audit(int tenantId, String by, String action, ErasureCase of, String detail) {
        audit.append(tenantId, new AuditEvent(by, action, person(of), detail));
    }

    static @Nullable UUID person(ErasureCase of) {
        return of.scope() instanceof OfPerson person ? person.personId() : null;
    }
}
