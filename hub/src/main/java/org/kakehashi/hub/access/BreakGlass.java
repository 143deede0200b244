package org.kakehashi.hub.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.internal.emergency.BreakGlassProperties;
import org.kakehashi.hub.access.internal.emergency.BreakGlassStore;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * Break-glass: in an emergency somebody of the staff opens one pupil's records for a short time, states why, and the head of the school
 * is told. While it is open they see of that pupil what the principal sees, and each look stands in the audit. Every call needs an open
 * transaction of the tenant; whether it is a pupil of the caller's school is for the caller to ask.
 */
@Component
public class BreakGlass {
    /** A reason says more than a word. */
    public static final int SHORTEST_REASON = 10;

    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private static final Duration DAY = Duration.ofHours(24);

    private final BreakGlassStore store;
    private final BreakGlassProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    BreakGlass(BreakGlassStore store, BreakGlassProperties properties, AuditLog audit, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One that was opened.
     *
     * @param byName the account's name
     * @param seen whether the school's head has taken note of it
     */
    public record Opened(
            UUID id,
            UUID accountId,
            String byName,
            UUID personId,
            UUID schoolId,
            String reason,
            Instant from,
            Instant until,
            boolean seen) {}

    /** What became of a wish to open one. */
    public enum Answer {
        /** It is open. */
        OPENED,
        /** The reason is too short or too long. */
        NO_REASON,
        /** The account has opened too many within a day. */
        TOO_MANY
    }

    /** How long one stays open. */
    public Duration lasts() {
        return properties.lasts();
    }

    /** Opens the records of a pupil of that school to the caller. */
    public Answer open(AccountCaller caller, UUID person, UUID school, String reason) {
        String stated = reason.strip();
        if (stated.length() < SHORTEST_REASON || stated.length() > LONGEST_REASON) {
            return Answer.NO_REASON;
        }
        int tenant = caller.tenantId();
        Instant now = clock.instant();
        if (store.since(tenant, caller.accountId(), now.minus(DAY)) >= properties.mostADay()) {
            return Answer.TOO_MANY;
        }
        UUID id = UUID.randomUUID();
        Instant until = now.plus(properties.lasts());
        store.add(tenant, caller.accountId(), id, person, school, stated, now, until);
        audit(
                caller,
                "access.break-glass",
                person,
                "break-glass:" + id + " school:" + school + " until:" + until + " reason-sha256:" + digest(stated));
        return Answer.OPENED;
    }

    /** The one that opens this pupil's records to the caller now. */
    public Optional<Opened> of(AccountCaller caller, UUID person) {
        return open(caller).stream()
                .filter(one -> one.personId().equals(person))
                .findFirst();
    }

    /** Those of the caller that are open now, the latest first. */
    public List<Opened> open(AccountCaller caller) {
        // A board's every look asks this: who may not break the glass needs no query.
        return caller.permissions().contains(Permission.BREAK_GLASS)
                ? store.open(caller.tenantId(), caller.accountId(), clock.instant())
                : List.of();
    }

    /** Ends what the caller opened of that pupil before its time; whether anything was open. */
    public boolean end(AccountCaller caller, UUID id) {
        Optional<UUID> person = store.end(caller.tenantId(), caller.accountId(), id, clock.instant());
        person.ifPresent(whose -> audit(caller, "access.break-glass-end", whose, "break-glass:" + id));
        return person.isPresent();
    }

    /** The latest anywhere in the tenant, those that nobody has taken note of first. */
    public List<Opened> all(int tenantId, int most) {
        return store.all(tenantId, most);
    }

    /** The latest at these schools, those that nobody has taken note of first. */
    public List<Opened> at(int tenantId, Collection<UUID> schools, int most) {
        return store.at(tenantId, schools, most);
    }

    /** How many at these schools no head has taken note of. */
    public int unseen(int tenantId, Collection<UUID> schools) {
        return schools.isEmpty() ? 0 : store.unseen(tenantId, schools);
    }

    /** The head of one of these schools takes note of one; whether there was one to be taken note of. */
    public boolean see(AccountCaller head, Collection<UUID> schools, UUID id) {
        Optional<UUID> person = store.see(head.tenantId(), schools, id, head.accountId(), clock.instant());
        person.ifPresent(whose -> audit(head, "access.break-glass-seen", whose, "break-glass:" + id));
        return person.isPresent();
    }

    /** The audit proves which reason was stated, without holding a text that may name somebody. */
    private static String digest(String reason) {
        return HexFormat.of().formatHex(Secrets.sha256(reason));
    }

    private void audit(AccountCaller by, String action, UUID person, String detail) {
        audit.append(by.tenantId(), new AuditEvent(by.auditName(), action, person, detail));
    }
}
