package org.kakehashi.hub.audit.internal;

import java.util.List;
import org.kakehashi.hub.audit.AuditRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain's tables. */
@Repository
class SealStore {
    private final JdbcClient jdbc;

    SealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tenants that have something to seal. Outside of any tenant's transaction. */
    List<Integer> tenants() {
        return jdbc.sql("select tenants_to_seal()").query(Integer.class).list();
    }

    /** The end of a chain. */
    @SuppressWarnings("ArrayRecordComponent") // never compared nor kept
    record Head(long position, byte[] hash) {}

    /** The end of the chain, locked: nobody else makes it longer until this transaction ends. */
    Head lock(int tenantId) {
        jdbc.sql("insert into audit_head (tenant_id, position, hash, sealed_at) values (:tenant, 0, :hash, now()) "
                        + "on conflict do nothing")
                .param("tenant", tenantId)
                .param("hash", Chain.beginning())
                .update();
        return jdbc.sql("select position, hash from audit_head where tenant_id = :tenant for update")
                .param("tenant", tenantId)
                .query(Head.class)
                .single();
    }

    List<AuditRow> waiting(int tenantId, int most) {
        return jdbc.sql("select " + AuditRows.COLUMNS + """
                         from audit_unsealed u join audit_event e on e.tenant_id = u.tenant_id and e.seq = u.seq
                        where u.tenant_id = :tenant order by u.seq limit :most
                        """)
                .param("tenant", tenantId)
                .param("most", most)
                .query((row, n) -> AuditRows.of(row))
                .list();
    }

    /** Adds seals for these events from the head on. */
    void seal(int tenantId, Head from, List<Long> seqs, List<byte[]> hashes) {
        Long[] numbers = seqs.toArray(Long[]::new);
        jdbc.sql("""
                        insert into audit_seal (tenant_id, position, seq, hash)
                        select :tenant, :from + s.place, s.seq, s.hash
                        from unnest(:seqs::bigint[], :hashes::bytea[]) with ordinality s (seq, hash, place)
                        """)
                .param("tenant", tenantId)
                .param("from", from.position())
                .param("seqs", numbers)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
        jdbc.sql("delete from audit_unsealed where tenant_id = :tenant and seq = any (:seqs)")
                .param("tenant", tenantId)
                .param("seqs", numbers)
                .update();
        jdbc.sql("update audit_head set position = :position, hash = :hash, sealed_at = clock_timestamp() "
                        + "where tenant_id = :tenant")
                .param("tenant", tenantId)
                .param("position", from.position() + seqs.size())
                .param("hash", hashes.getLast())
                .update();
    }
}
