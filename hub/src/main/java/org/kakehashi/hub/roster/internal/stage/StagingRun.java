package org.kakehashi.hub.roster.internal.stage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.roster.internal.table.RosterTable;

/** One run and the rows on their way into staging. */
public final class StagingRun {
    private final int tenantId;
    private final long importId;
    private final String source;
    final Map<RosterFile, StagedBatch> batches = new LinkedHashMap<>();
    final Map<RosterTable<?>, Long> staged = new LinkedHashMap<>();
    CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    long read;

    /** A run that has read nothing yet. */
    public StagingRun(int tenantId, long importId, String source) {
        this.tenantId = tenantId;
        this.importId = importId;
        this.source = source;
    }

    public int tenantId() {
        return tenantId;
    }

    public long importId() {
        return importId;
    }

    public String source() {
        return source;
    }

    public long read() {
        return read;
    }

    /** Waits for the batch that is being written; what went wrong with it goes wrong here. */
    void settle() {
        CompletableFuture<Void> last = writing;
        writing = CompletableFuture.completedFuture(null);
        try {
            last.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
