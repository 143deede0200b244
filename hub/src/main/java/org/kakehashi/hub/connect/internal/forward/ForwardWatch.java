package org.kakehashi.hub.connect.internal.forward;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.StatementFeed;
import org.kakehashi.hub.lrs.StatementLog;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** What people and programs see of forwarding, and what they can do about dead letters. Another tenant's instance doesn't exist here. */
@Component
public class ForwardWatch {
    private final TenantTransactions transactions;
    private final Instances instances;
    private final Connectors connectors;
    private final ForwardStore store;
    private final DeadLetterStore letters;
    private final StatementFeed feed;
    private final StatementLog log;
    private final AuditLog audit;

    ForwardWatch(
            TenantTransactions transactions,
            Instances instances,
            Connectors connectors,
            ForwardStore store,
            DeadLetterStore letters,
            StatementFeed feed,
            StatementLog log,
            AuditLog audit) {
        this.transactions = transactions;
        this.instances = instances;
        this.connectors = connectors;
        this.store = store;
        this.letters = letters;
        this.feed = feed;
        this.log = log;
        this.audit = audit;
    }

    /**
     * How an instance fares.
     *
     * @param forwarding null where it has not begun
     * @param head the last batch of the log
     * @param behind batches up to the head that it has not done with; each holds some statements
     * @param deadLetters how many lie
     */
    public record Standing(@Nullable Forwarding forwarding, long head, long behind, long deadLetters) {}

    /** Whether the connector of that name forwards statements. */
    public boolean forwards(String connector) {
        return connectors.forwards(connector);
    }

    /**
     * How an instance fares.
     *
     * @throws HubException NOT_FOUND where the tenant has no such instance, or it forwards nothing
     */
    public Standing standing(int tenantId, UUID instance) {
        require(tenantId, instance);
        Standing begun = transactions.readOnly(
                tenantId,
                () -> new Standing(
                        store.find(tenantId, instance).orElse(null), 0, 0, letters.count(tenantId, instance)));
        Forwarding forwarding = begun.forwarding();
        String place = forwarding == null ? feed.start() : forwarding.place();
        // The log grows meanwhile: its head, looked at first, could lie before the place.
        long head = log.head(tenantId);
        return new Standing(forwarding, head, feed.behind(place, head), begun.deadLetters());
    }

    /** Dead letters before that number, the newest first. */
    public List<DeadLetter> letters(int tenantId, UUID instance, long before, int most) {
        require(tenantId, instance);
        return transactions.readOnly(tenantId, () -> letters.page(tenantId, instance, before, most));
    }

    /** A dead letter and its statement. */
    @SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
    public record Opened(DeadLetter letter, byte[] statement) {}

    /**
     * Opens one, which is audited.
     *
     * @throws HubException NOT_FOUND
     */
    public Opened open(int tenantId, UUID instance, UUID statement, String who) {
        require(tenantId, instance);
        List<StatementFeed.Item> found = feed.find(tenantId, Set.of(statement), null);
        return transactions.inTenant(tenantId, () -> {
            DeadLetter letter = letters.find(tenantId, instance, statement).orElseThrow(ForwardWatch::noLetter);
            if (found.isEmpty()) {
                throw noLetter();
            }
            record(tenantId, who, "connect.read-dead-letter", instance, statement, 1);
            return new Opened(letter, found.getFirst().json());
        });
    }

    /**
     * Has one, or all, sent again as soon as may be.
     *
     * @param statement null: all
     * @throws HubException NOT_FOUND
     */
    public int sendAgain(int tenantId, UUID instance, @Nullable UUID statement, String who) {
        require(tenantId, instance);
        return transactions.inTenant(tenantId, () -> {
            int count = letters.sendAgain(tenantId, instance, statement);
            requireOne(statement, count);
            store.hasten(tenantId, instance);
            record(tenantId, who, "connect.resend-dead-letters", instance, statement, count);
            return count;
        });
    }

    /**
     * Discards one, or all: they are never sent by this instance.
     *
     * @param statement null: all
     * @throws HubException NOT_FOUND
     */
    public int discard(int tenantId, UUID instance, @Nullable UUID statement, String who) {
        require(tenantId, instance);
        return transactions.inTenant(tenantId, () -> {
            int count = letters.discard(tenantId, instance, statement);
            requireOne(statement, count);
            store.hasten(tenantId, instance);
            record(tenantId, who, "connect.discard-dead-letters", instance, statement, count);
            return count;
        });
    }

    /** Within the caller's transaction: lets an instance that waits after a failure be tried at once. */
    public void hasten(int tenantId, UUID instance) {
        store.hasten(tenantId, instance);
    }

    private void require(int tenantId, UUID instance) {
        if (!connectors.forwards(instances.get(tenantId, instance).connector())) {
            throw new HubException(ErrorCode.NOT_FOUND, "The connector instance " + instance + " forwards nothing.");
        }
    }

    private static void requireOne(@Nullable UUID statement, int count) {
        if (statement != null && count == 0) {
            throw noLetter();
        }
    }

    private static HubException noLetter() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such dead letter.");
    }

    private void record(int tenantId, String who, String what, UUID instance, @Nullable UUID statement, int count) {
        String detail =
                "instance:%s count:%d%s".formatted(instance, count, statement == null ? "" : " statement:" + statement);
        audit.append(tenantId, new AuditEvent(who, what, null, detail));
    }
}
