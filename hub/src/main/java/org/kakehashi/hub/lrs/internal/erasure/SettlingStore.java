package org.kakehashi.hub.lrs.internal.erasure;

import java.time.Instant;
import java.util.List;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.ingest.OpenIngestStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done once nothing old is under way any more. */
@Component
public class SettlingStore {
    private static final List<String> TABLES = List.of(
            "statement",
            "statement_agent",
            "statement_activity",
            "statement_key",
            "statement_reference",
            "statement_attachment",
            "attachment",
            "attachment_content",
            "document",
            "agent",
            "authority",
            "lint_example");
    private static final long MICROS = 1_000_000;

    private final JdbcClient jdbc;
    private final OwnerDatabase owner;
    private final TenantTransactions transactions;
    private final OpenIngestStore open;

    SettlingStore(JdbcClient jdbc, OwnerDatabase owner, TenantTransactions transactions, OpenIngestStore open) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transactions = transactions;
        this.open = open;
    }

    /** Whether all transactions of the server's login, on whichever node, have ended that began up to then. */
    public boolean isQuiet(int tenantId, Instant upTo) {
        long wanted = Math.max(upTo.getEpochSecond() * MICROS + upTo.getNano() / 1000, lastErasure(tenantId));
        return open.consistentThrough() > wanted
                && jdbc.sql("""
                        select count(*) = 0 from pg_stat_activity
                        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                            and xact_start <= to_timestamp(:upTo::numeric / 1000000)
                        """).param("upTo", wanted).query(Boolean.class).single();
    }

    private long lastErasure(int tenantId) {
        return transactions.readOnly(
                tenantId,
                () -> jdbc.sql("""
                        select coalesce(max(extract(epoch from erased_at) * 1000000), 0)::bigint from erased_number
                        where tenant_id = :tenant
                        """).param("tenant", tenantId).query(Long.class).single());
    }

    /** Removes what stragglers brought, and the memory of the numbers. */
    public void settle(int tenantId) {
        jdbc.sql("select settle_erasure(:tenant)")
                .param("tenant", tenantId)
                .query(Long.class)
                .single();
    }

    /** Removes attachments that no statement uses any more; how many. */
    public long removeUnusedAttachments(int tenantId) {
        return transactions.inTenant(tenantId, () -> jdbc.sql("select erase_unused_attachments(:tenant)")
                .param("tenant", tenantId)
                .query(Long.class)
                .single());
    }

    /** Erased rows stay on disk until their tables are vacuumed, which only the owner may do. */
    public void vacuum() {
        owner.vacuum(TABLES);
    }
}
