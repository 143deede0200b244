package org.kakehashi.hub.access.internal.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.erasure.RetentionStore.Rule;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The tenants' rules of how long data are kept, and their daily run: an erasure for each rule that finds something. */
@Component
class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int MOST_RULES = 200;

    private final Tenants tenants;
    private final RetentionStore store;
    private final Erasures erasures;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Retention(
            Tenants tenants,
            RetentionStore store,
            Erasures erasures,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.erasures = erasures;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    List<Rule> rules(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.rules(tenantId));
    }

    /** Sets a rule, in the place of the client's former one. */
    void put(int tenantId, Rule rule, String by) {
        transactions.run(tenantId, () -> {
            store.put(tenantId, rule);
            if (store.rules(tenantId).size() > MOST_RULES) {
                throw new HubException(ErrorCode.CONFLICT, "There may be " + MOST_RULES + " rules at most.");
            }
            audit.append(
                    tenantId,
                    new AuditEvent(
                            by,
                            "access.retention-set",
                            null,
                            rule.of() + " client:" + rule.clientId() + " days:" + rule.days()));
        });
    }

    /** Removes a rule. */
    void remove(int tenantId, DataClass dataClass, @Nullable UUID clientId, String by) {
        transactions.run(tenantId, () -> {
            if (!store.remove(tenantId, dataClass, clientId)) {
                throw new HubException(ErrorCode.NOT_FOUND, "There is no such rule.");
            }
            audit.append(
                    tenantId, new AuditEvent(by, "access.retention-remove", null, dataClass + " client:" + clientId));
        });
    }

    /** What each rule would erase now. */
    Map<Rule, Map<DataKind, Long>> dryRun(int tenantId) {
        Map<Rule, Map<DataKind, Long>> counts = new LinkedHashMap<>();
        List<Rule> rules = rules(tenantId);
        rules.forEach(rule -> counts.put(rule, erasures.count(tenantId, scope(rule, rules))));
        return counts;
    }

    /** Looks every hour whether the day's run was begun, so that a node that was down at an hour is no matter. */
    @Scheduled(cron = "0 23 * * * *")
    void look() {
        for (Tenant tenant : tenants.all()) {
            try {
                run(tenant.tenantId());
            } catch (RuntimeException e) {
                LOG.error("The retention rules of tenant {} were not carried out today", tenant.tenantId(), e);
            }
        }
    }

    /** Begins the tenant's run of the day, unless that was done, on whichever node. */
    void run(int tenantId) {
        List<Rule> rules = rules(tenantId);
        if (rules.isEmpty() || !transactions.inTenant(tenantId, () -> store.begin(tenantId, SchoolDay.today(clock)))) {
            return;
        }
        for (Rule rule : rules) {
            ErasureScope scope = scope(rule, rules);
            if (erasures.count(tenantId, scope).values().stream().anyMatch(count -> count > 0)) {
                ErasureCase due = erasures.dryRun(tenantId, scope, AuditEvent.SYSTEM);
                erasures.confirm(tenantId, due.id(), due.toConfirm(), AuditEvent.SYSTEM);
            }
        }
    }

    private ErasureScope scope(Rule rule, List<Rule> all) {
        Instant until = clock.instant().minus(Duration.ofDays(rule.days()));
        if (rule.of() != DataClass.STATEMENTS) {
            return new OfClass(rule.of(), until);
        }
        Set<UUID> others = new HashSet<>();
        if (rule.clientId() == null) {
            all.stream().map(Rule::clientId).filter(java.util.Objects::nonNull).forEach(others::add);
        }
        return new OfPeriod(null, until, rule.clientId(), others);
    }
}
