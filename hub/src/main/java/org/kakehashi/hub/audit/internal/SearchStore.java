package org.kakehashi.hub.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.audit.AuditSearch.ClassStay;
import org.kakehashi.hub.audit.AuditSearch.Query;
import org.kakehashi.hub.audit.AuditSearch.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds events, the latest first. */
@Repository
public class SearchStore {
    private static final String SEALED = "select s.position, s.hash, " + AuditRows.COLUMNS
            + " from audit_seal s join audit_event e on e.tenant_id = s.tenant_id and e.seq = s.seq where s.tenant_id = :tenant";

    private final JdbcClient jdbc;

    SearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code most} events of a number below {@code before}. */
    public List<AuditRow> find(int tenantId, Query query, long before, int most) {
        Instant from = query.from();
        Instant until = query.until();
        List<ClassStay> stays = query.stays();
        return jdbc.sql("select " + AuditRows.COLUMNS + """
                         from audit_event e where e.tenant_id = :tenant and e.seq < :before
                            and (:person::uuid is null or e.seq in (
                                select o.seq from audit_event o where o.tenant_id = :tenant and o.person_id = :person::uuid
                                union all
                                select o.seq
                                from unnest(:classes::uuid[], :stayFrom::date[], :stayTo::date[]) s (class_id, first, last)
                                join audit_event o on o.tenant_id = :tenant and o.class_id = s.class_id
                                    and o.day between s.first and s.last))
                            and (:actor::text is null or e.actor = :actor::text)
                            and (:action::text is null or starts_with(e.action, :action::text))
                            and (:from::timestamptz is null or e.at >= :from::timestamptz)
                            and (:until::timestamptz is null or e.at < :until::timestamptz)
                        order by e.seq desc limit :most
                        """)
                .param("tenant", tenantId)
                .param("before", before)
                .param("person", query.person())
                .param(
                        "classes",
                        stays.stream().map(stay -> stay.classId().toString()).toArray(String[]::new))
                .param(
                        "stayFrom",
                        stays.stream().map(stay -> stay.from().toString()).toArray(String[]::new))
                .param(
                        "stayTo",
                        stays.stream().map(stay -> stay.to().toString()).toArray(String[]::new))
                .param("actor", query.actor())
                .param("action", query.action())
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> AuditRows.of(row))
                .list();
    }

    /** Events of the chain behind a place. */
    public List<Sealed> sealed(int tenantId, long position, int most) {
        return jdbc.sql(SEALED + " and s.position > :position order by s.position limit :most")
                .param("tenant", tenantId)
                .param("position", position)
                .param("most", most)
                .query((row, n) -> sealed(row))
                .list();
    }

    /** The last event of the chain. */
    public Optional<Sealed> end(int tenantId) {
        return jdbc.sql(SEALED + " order by s.position desc limit 1")
                .param("tenant", tenantId)
                .query((row, n) -> sealed(row))
                .optional();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")), AuditRows.of(row));
    }
}
