package org.kakehashi.hub.audit.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.kakehashi.hub.audit.AuditVerification;
import org.kakehashi.hub.audit.AuditVerification.Fault;
import org.kakehashi.hub.audit.AuditVerification.Kind;

/** Walks a tenant's chain from its beginning and compares. After a fault it goes on from what was sealed, so that each is told once. */
public final class Verification {
    private static final int PAGE = 1_000;
    private static final int TOLD = 20;
    /** The head stands in each row, as a sealer may go on between two queries: one query sees one moment. */
    private static final String SEALS =
            "select h.position as head_position, h.hash as head_hash, s.position, s.seq as sealed_seq, s.hash, e.seq is null as gone, "
                    + AuditRows.COLUMNS + """
             from (select ?::int as tenant_id) t
                left join audit_head h on h.tenant_id = t.tenant_id
                left join audit_seal s on s.tenant_id = t.tenant_id
                left join audit_event e on e.tenant_id = s.tenant_id and e.seq = s.seq
            order by s.position
            """;
    /** What is in only one of the events and the queue: put beside the chain, or removed before it was sealed. */
    private static final String BESIDE = """
            select e.seq, true as there from audit_event e where e.tenant_id = ?
                and not exists (select 1 from audit_seal s where s.tenant_id = e.tenant_id and s.seq = e.seq)
                and not exists (select 1 from audit_unsealed u where u.tenant_id = e.tenant_id and u.seq = e.seq)
            union all
            select u.seq, false from audit_unsealed u where u.tenant_id = ?
                and not exists (select 1 from audit_event e where e.tenant_id = u.tenant_id and e.seq = u.seq)
            order by seq
            """;

    private static final String UNSEALED = """
            select count(*) from audit_event e where e.tenant_id = ?
                and not exists (select 1 from audit_seal s where s.tenant_id = e.tenant_id and s.seq = e.seq)
            """;

    private final int tenantId;
    private final List<Fault> faults = new ArrayList<>();
    private long faultCount;
    private long position;
    private long sealed;
    private byte[] before = Chain.beginning();

    private Verification(int tenantId) {
        this.tenantId = tenantId;
    }

    /**
     * Checks one tenant.
     *
     * @param connection in a transaction that sees the tenant's rows, at one moment
     */
    public static AuditVerification of(Connection connection, int tenantId) throws SQLException {
        return new Verification(tenantId).walk(connection);
    }

    private AuditVerification walk(Connection connection) throws SQLException {
        try (PreparedStatement seals = connection.prepareStatement(SEALS)) {
            seals.setInt(1, tenantId);
            seals.setFetchSize(PAGE);
            try (ResultSet row = seals.executeQuery()) {
                walk(row);
            }
        }
        beside(connection);
        return new AuditVerification(
                tenantId,
                sealed,
                unsealed(connection),
                HexFormat.of().formatHex(before),
                List.copyOf(faults),
                faultCount);
    }

    private void walk(ResultSet row) throws SQLException {
        byte[] head = null;
        long end = 0;
        while (row.next()) {
            head = row.getBytes("head_hash");
            end = row.getLong("head_position");
            if (row.getBytes("hash") != null) {
                look(row);
            }
        }
        boolean moved = head == null ? position > 0 : end != position || !Arrays.equals(head, before);
        if (moved) {
            fault(Kind.END_MOVED, position, 0);
        }
    }

    private void beside(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BESIDE)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setFetchSize(PAGE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    fault(row.getBoolean("there") ? Kind.INSERTED : Kind.REMOVED, 0, row.getLong("seq"));
                }
            }
        }
    }

    private void look(ResultSet row) throws SQLException {
        long at = row.getLong("position");
        long seq = row.getLong("sealed_seq");
        if (at != position + 1) {
            fault(Kind.SEAL_REMOVED, position + 1, 0);
        }
        byte[] hash = row.getBytes("hash");
        if (row.getBoolean("gone")) {
            fault(Kind.REMOVED, at, seq);
        } else if (at == position + 1 && !Arrays.equals(hash, Chain.hash(before, tenantId, at, AuditRows.of(row)))) {
            fault(Kind.CHANGED, at, seq);
        }
        position = at;
        before = hash;
        sealed++;
    }

    private void fault(Kind kind, long at, long seq) {
        faultCount++;
        if (faults.size() < TOLD) {
            faults.add(new Fault(kind, at, seq));
        }
    }

    private long unsealed(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(UNSEALED)) {
            count.setInt(1, tenantId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
