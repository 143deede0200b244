package org.kakehashi.hub.connect.internal.instance;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.instance.InstanceRules.Settings;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Makes, changes and removes instances; everything is audited, without any secret. */
@Component
public class InstanceChanges {
    private static final int MOST = 200;

    private final TenantTransactions transactions;
    private final InstanceStore store;
    private final InstanceRules rules;
    private final InstanceSecrets secrets;
    private final Purposes purposes;
    private final AuditLog audit;
    private final Clock clock;

    InstanceChanges(
            TenantTransactions transactions,
            InstanceStore store,
            InstanceRules rules,
            InstanceSecrets secrets,
            Purposes purposes,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.rules = rules;
        this.secrets = secrets;
        this.purposes = purposes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an instance of what people want.
     *
     * @throws HubException INVALID_REQUEST, CONFLICT where the name is taken
     */
    public UUID create(int tenantId, InstanceDraft draft, String by) {
        return transactions.inTenant(tenantId, () -> {
            store.lock(tenantId);
            return add(tenantId, draft, by, false);
        });
    }

    /**
     * Changes an instance.
     *
     * @throws HubException NOT_FOUND, INVALID_REQUEST; CONFLICT where the name is taken or the configuration file decides
     */
    public void change(int tenantId, UUID id, InstanceDraft draft, String by) {
        transactions.run(tenantId, () -> {
            store.lock(tenantId);
            change(tenantId, ofPeople(tenantId, id), draft, by, false);
        });
    }

    /** Removes it; what it brought stays, and so do its runs. */
    public void remove(int tenantId, UUID id, String by) {
        transactions.run(tenantId, () -> {
            store.lock(tenantId);
            ConnectorInstance gone = ofPeople(tenantId, id);
            store.remove(tenantId, id);
            record(tenantId, by, "connect.remove-instance", gone, "");
        });
    }

    /** Keeps it from running by itself, or lets it run again. */
    public void pause(int tenantId, UUID id, boolean paused, String by) {
        transactions.run(tenantId, () -> {
            store.lock(tenantId);
            ConnectorInstance before = existing(tenantId, id);
            if (before.paused() != paused) {
                store.pause(tenantId, id, paused, next(before.schedule(), paused));
                record(tenantId, by, paused ? "connect.pause-instance" : "connect.resume-instance", before, "");
            }
        });
    }

    /** Lets the next run read from the beginning. */
    public void readAgain(int tenantId, UUID id, String by) {
        transactions.run(tenantId, () -> {
            store.lock(tenantId);
            ConnectorInstance before = existing(tenantId, id);
            store.reset(tenantId, id);
            record(tenantId, by, "connect.read-instance-again", before, "");
        });
    }

    /** Within the caller's transaction, which holds the lock. */
    UUID add(int tenantId, InstanceDraft draft, String by, boolean configured) {
        if (store.all(tenantId).size() >= MOST) {
            throw new HubException(ErrorCode.CONFLICT, "There are " + MOST + " connector instances already.");
        }
        Settings settings = rules.check(draft, Map.of(), Map.of());
        requireFree(tenantId, draft, null);
        boolean paused = Boolean.TRUE.equals(draft.paused());
        Schedule schedule = Schedule.of(draft.schedule());
        ConnectorInstance made = new ConnectorInstance(
                UUID.randomUUID(),
                draft.name(),
                draft.connector(),
                draft.source(),
                settings.plain(),
                String.valueOf(draft.purpose()),
                schedule,
                paused,
                configured,
                by,
                clock.instant(),
                1,
                Cursor.START,
                next(schedule, paused),
                0);
        store.add(tenantId, made, secrets.seal(settings.secrets()));
        record(tenantId, by, "connect.add-instance", made, "");
        return made.id();
    }

    /** Within the caller's transaction, which holds the lock; nothing is written where nothing differs. */
    void change(int tenantId, ConnectorInstance before, InstanceDraft draft, String by, boolean configured) {
        if (!before.connector().equals(draft.connector()) || !before.source().equals(draft.source())) {
            throw invalid("connector, source: they stay what they are. Make a new instance.");
        }
        Map<String, String> kept =
                store.secrets(tenantId, before.id()).map(secrets::kept).orElse(Map.of());
        Settings settings = rules.check(draft, before.settings(), kept);
        requireFree(tenantId, draft, before.id());
        boolean paused = Optional.ofNullable(draft.paused()).orElse(before.paused());
        Schedule schedule = Schedule.of(draft.schedule());
        boolean sameTimes = Objects.equals(schedule, before.schedule()) && paused == before.paused();
        boolean sameData = settings.plain().equals(before.settings());
        ConnectorInstance after = new ConnectorInstance(
                before.id(),
                draft.name(),
                before.connector(),
                before.source(),
                settings.plain(),
                String.valueOf(draft.purpose()),
                schedule,
                paused,
                configured,
                before.createdBy(),
                before.createdAt(),
                sameData ? before.revision() : before.revision() + 1,
                sameData ? before.cursor() : Cursor.START,
                sameTimes ? before.nextRun() : next(schedule, paused),
                before.failures());
        SortedSet<String> changed = InstanceDifference.of(before, after);
        InstanceDifference.names(kept, settings.secrets()).forEach(name -> changed.add("secrets." + name));
        if (!changed.isEmpty()) {
            store.change(tenantId, after, secrets.seal(settings.secrets()));
            record(tenantId, by, "connect.change-instance", after, " changed:" + String.join(",", changed));
        }
    }

    /** The configuration file says no more what it is: it is paused, and people may change it. */
    void leaveToPeople(int tenantId, ConnectorInstance instance) {
        store.leaveToPeople(tenantId, instance.id());
        record(tenantId, AuditEvent.SYSTEM, "connect.change-instance", instance, " changed:configured,paused");
    }

    /** The one of that name. */
    Optional<ConnectorInstance> named(int tenantId, String name) {
        return store.all(tenantId).stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private void requireFree(int tenantId, InstanceDraft draft, @Nullable UUID except) {
        if (!purposes.exists(tenantId, String.valueOf(draft.purpose()))) {
            throw invalid("purpose: the key of one of the tenant's purposes, such as school-affairs.");
        }
        if (named(tenantId, draft.name())
                .filter(one -> !one.id().equals(except))
                .isPresent()) {
            throw new HubException(ErrorCode.CONFLICT, "name: another instance is called so.");
        }
    }

    private ConnectorInstance existing(int tenantId, UUID id) {
        return store.find(tenantId, id)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no such connector instance."));
    }

    private ConnectorInstance ofPeople(int tenantId, UUID id) {
        ConnectorInstance instance = existing(tenantId, id);
        if (instance.configured()) {
            throw new HubException(
                    ErrorCode.CONFLICT, "The instance stands in the hub's configuration file. Change it there.");
        }
        return instance;
    }

    private @Nullable Instant next(@Nullable Schedule schedule, boolean paused) {
        return schedule == null || paused ? null : schedule.after(clock.instant());
    }

    private void record(int tenantId, String by, String action, ConnectorInstance instance, String more) {
        String detail = "instance:%s connector:%s source:%s%s"
                .formatted(instance.id(), instance.connector(), instance.source(), more);
        audit.append(tenantId, new AuditEvent(by, action, null, detail));
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
