package org.kakehashi.hub.lrs;

import java.util.Optional;
import org.kakehashi.hub.lrs.internal.log.LogStore;
import org.springframework.stereotype.Component;

/**
 * The store as a log, for whoever derives something from statements: in order of batches, behind the commit watermark, so
 * that a reader who remembers the last batch sees every statement exactly once, whatever commits late and on whichever
 * node. Voided statements are in it; their voiding statements tell.
 */
@Component
public class StatementLog {
    /** Where the log begins. */
    public static final long START = 0;

    private final LogStore store;

    StatementLog(LogStore store) {
        this.store = store;
    }

    /**
     * Reads on.
     *
     * @param tenantId whose log
     * @param afterBatch the last batch known, or {@link #START}
     * @param maxStatements about how many statements to give, of at most 8 MB together; at least one batch is given if there is
     *     any, and never a part of one
     */
    public LogPage read(int tenantId, long afterBatch, int maxStatements) {
        return store.read(tenantId, afterBatch, maxStatements);
    }

    /** The last batch of the log, {@link #START} where it is empty. */
    public long head(int tenantId) {
        return store.head(tenantId);
    }

    /** One statement's JSON exactly as received, by its place; empty where there is none. */
    public Optional<byte[]> body(int tenantId, long seq) {
        return store.body(tenantId, seq);
    }
}
