package org.kakehashi.hub.access.internal.optout;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.ToolDirectory;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** The register as an administrator keeps it; each change, and each search for a person, leaves a line in the audit. */
@Component
class OptOutRegister {
    private final OptOutStore store;
    private final Purposes purposes;
    private final PersonDirectory persons;
    private final ToolDirectory tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    OptOutRegister(
            OptOutStore store,
            Purposes purposes,
            PersonDirectory persons,
            ToolDirectory tools,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.purposes = purposes;
        this.persons = persons;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a wish. */
    sealed interface Outcome {
        record Recorded(long number) implements Outcome {}

        /**
         * The tenant doesn't have it.
         *
         * @param field personId, purpose or toolId
         */
        record Unknown(String field) implements Outcome {}

        /** The tenant's list says that nobody opts out of this purpose. */
        record NotOffered() implements Outcome {}

        /** The person is out of it already. */
        record Already() implements Outcome {}
    }

    /** What became of an entry that was to be ended. */
    enum End {
        ENDED,
        /** It was ended before. */
        BEFORE,
        NONE
    }

    LocalDate today() {
        return SchoolDay.today(clock);
    }

    /** Writes the wish down; it holds from the next request on. */
    Outcome add(Caller caller, NewOptOut wanted) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (persons.names(tenantId, Set.of(wanted.personId())).isEmpty()) {
                return new Outcome.Unknown("personId");
            }
            Optional<Outcome> refused = wanted.purpose() == null
                    ? unknownTool(tenantId, wanted.toolId())
                    : refusedPurpose(tenantId, wanted.purpose());
            return refused.orElseGet(() -> store.add(tenantId, wanted, caller.auditName())
                    .<Outcome>map(number -> {
                        audited(caller, "access.opt-out", wanted.personId(), number);
                        return new Outcome.Recorded(number);
                    })
                    .orElseGet(Outcome.Already::new));
        });
    }

    private Optional<Outcome> unknownTool(int tenantId, @Nullable UUID toolId) {
        return tools.tools(tenantId).stream().anyMatch(tool -> tool.toolId().equals(toolId))
                ? Optional.empty()
                : Optional.of(new Outcome.Unknown("toolId"));
    }

    private Optional<Outcome> refusedPurpose(int tenantId, String key) {
        Optional<Purpose> purpose = purposes.find(tenantId, key);
        if (purpose.isEmpty()) {
            return Optional.of(new Outcome.Unknown("purpose"));
        }
        return purpose.get().optOut() ? Optional.empty() : Optional.of(new Outcome.NotOffered());
    }

    /** Ends an entry; the person is part of it again from the next request on. */
    End end(Caller caller, long number) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            Optional<UUID> person = store.end(tenantId, number, caller.auditName());
            person.ifPresent(id -> audited(caller, "access.end-opt-out", id, number));
            if (person.isPresent()) {
                return End.ENDED;
            }
            return store.exists(tenantId, number) ? End.BEFORE : End.NONE;
        });
    }

    /** Entries of lower numbers than {@code before}, the latest first: of one person, or of all. */
    List<OptOut> list(int tenantId, @Nullable UUID personId, long before, int most) {
        return transactions.readOnly(tenantId, () -> store.list(tenantId, personId, before, most));
    }

    /** What can be opted out of. */
    record Offer(List<Purpose> purposes, List<ToolDirectory.Entry> tools) {}

    /** The tenant's purposes and tools, also those that nobody opts out of: earlier entries may name them. */
    Offer offer(int tenantId) {
        return transactions.readOnly(tenantId, () -> new Offer(purposes.all(tenantId), tools.tools(tenantId)));
    }

    /** Persons whom the text fits. */
    List<PersonDirectory.Entry> search(Caller caller, String text, int most) {
        return transactions.inTenant(caller.tenantId(), () -> {
            audit.append(
                    caller.tenantId(), new AuditEvent(caller.auditName(), "access.search-person", null, "opt-outs"));
            return persons.search(caller.tenantId(), text, most);
        });
    }

    /** Names of persons, for showing entries. */
    Map<UUID, String> names(int tenantId, Collection<UUID> personIds) {
        return transactions.readOnly(tenantId, () -> persons.names(tenantId, personIds));
    }

    private void audited(Caller caller, String action, UUID personId, long number) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, personId, "opt-out:" + number));
    }
}
