package org.kakehashi.hub.lrs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.lrs.internal.erasure.ErasureSweepStore;
import org.kakehashi.hub.lrs.internal.erasure.LinkNumbers;
import org.kakehashi.hub.lrs.internal.erasure.SettlingStore;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.springframework.stereotype.Component;

/**
 * Erases statements and all that belongs to them, for whoever knows whose they are. The order: {@link #eraseNext} until nothing is
 * left, {@link #close}, then, once it is {@link #isQuiet}, {@link #eraseNext} for the stragglers and {@link #settle}. Each is bounded
 * and may be repeated after a fault.
 */
@Component
public class StatementErasure {
    private final ErasureSweepStore sweep;
    private final SettlingStore settling;
    private final LinkNumbers links;

    StatementErasure(ErasureSweepStore sweep, SettlingStore settling, LinkNumbers links) {
        this.sweep = sweep;
        this.settling = settling;
        this.links = links;
    }

    /**
     * How much there is.
     *
     * @param statements statements
     * @param documents documents of the agents, or last changed within the time
     * @param attachments attachments that no other statement uses
     * @param agents agents of the dictionary
     */
    public record Counts(long statements, long documents, long attachments, long agents) {}

    /** A statement that is no more. */
    public record Erased(long seq, UUID id) {
        /** When it was stored. */
        public Instant stored() {
            return Instant.ofEpochMilli(Seq.storedMillis(seq));
        }
    }

    /** First and last batch of a stretch of the log. */
    public record Batches(long first, long last) {}

    /** Counts what would be erased, and changes nothing. */
    public Counts count(int tenantId, ErasureTarget target) {
        return sweep.count(tenantId, target);
    }

    /**
     * Erases the next statements, in the order of seq, within the caller's transaction.
     *
     * @param afterSeq only behind this one
     * @return those erased; empty where none is left
     */
    public List<Erased> eraseNext(int tenantId, ErasureTarget target, long afterSeq) {
        List<ErasureSweepStore.Found> found = sweep.next(tenantId, target, afterSeq);
        if (!found.isEmpty()) {
            sweep.erase(tenantId, links.of(tenantId, found));
        }
        return found.stream().map(each -> new Erased(each.seq(), each.id())).toList();
    }

    /**
     * Erases documents, and the agents themselves with the authorities in whose name they stand, within the caller's transaction. Nodes
     * drop what they have cached.
     *
     * @return documents and agents erased
     */
    public Counts close(int tenantId, ErasureTarget target) {
        return sweep.close(tenantId, target);
    }

    /** Whether everything that began to be stored up to the moment, or up to the last {@link #close}, can be seen. */
    public boolean isQuiet(int tenantId, Instant upTo) {
        return settling.isQuiet(tenantId, upTo);
    }

    /** Forgets which numbers were taken back, once their stragglers are erased; within the caller's transaction. */
    public void settle(int tenantId) {
        settling.settle(tenantId);
    }

    /** Removes attachments that no statement uses any more; how many. */
    public long removeUnusedAttachments(int tenantId) {
        return settling.removeUnusedAttachments(tenantId);
    }

    /** Lets the database free the space of erased rows; may take minutes. */
    public void vacuum() {
        settling.vacuum();
    }

    /** The batches of the log that hold statements stored within a period. */
    public Optional<Batches> batches(int tenantId, ErasureTarget.Period period) {
        return sweep.batches(tenantId, period);
    }
}
