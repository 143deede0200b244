package org.kakehashi.hub.lrs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.ingest.BroughtStatements;
import org.springframework.stereotype.Component;

/**
 * The way in for statements that a connector brings from another store: the same validation, group commit and log as for clients', with the
 * connector's instance as their authority (docs/decisions/0035-statements-of-other-stores.md). Each stands for itself: one that is refused holds up no other.
 */
@Component
public class StatementIntake {
    private final BroughtStatements statements;

    StatementIntake(BroughtStatements statements) {
        this.statements = statements;
    }

    /**
     * Who brings them, and so asserts them here.
     *
     * @param id the connector instance's
     * @param name what people call it
     */
    public record Sender(UUID id, String name) {}

    /**
     * A statement as the other store gave it.
     *
     * @param json its bytes in UTF-8; not to be changed any more
     * @param data of its attachments
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
    public record Brought(byte[] json, List<Data> data) {}

    /** An attachment's data. */
    @SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
    public record Data(String sha2, String contentType, byte[] bytes) {}

    /** What became of a statement. */
    public sealed interface Outcome {
        /** It is in the store, committed. */
        record Stored(UUID id) implements Outcome {}

        /** The store had it before. */
        record Known(UUID id) implements Outcome {}

        /**
         * It was not stored, and won't be as it is.
         *
         * @param id its id, where that can be read
         * @param code which rule it breaks; lower case
         * @param place where in it, as JSON Pointer; empty: as a whole
         * @param value what stands there
         */
        record Refused(
                @Nullable UUID id,
                String code,
                String place,
                String value,
                String ja,
                String en,
                String remedyJa,
                String remedyEn)
                implements Outcome {}
    }

    /**
     * Stores statements in their order; returns once all are committed or refused.
     *
     * @param trial whether nothing is to be stored, and the outcomes tell what would become of them
     * @return one for each, in their order
     * @throws org.kakehashi.hub.web.HubException UNAVAILABLE where the store is too busy: the same again shortly does no harm
     */
    public List<Outcome> store(int tenantId, Sender sender, List<Brought> brought, boolean trial) {
        return statements.store(tenantId, sender, brought, trial);
    }
}
