package org.kakehashi.hub.lti.internal.dynamic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations to register. Each call within a transaction of the tenant. */
@Repository
class InvitationStore {
    private static final String COLUMNS =
            "invitation_id, note, registration_uri, tool_id, made_at, expires_at, used_at from lti_invitation ";

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(int tenantId, Invitation invitation, byte[] tokenHash, String madeBy) {
        jdbc.sql("""
                        insert into lti_invitation (tenant_id, invitation_id, token_hash, note, registration_uri, tool_id, made_by,
                                                    made_at, expires_at)
                        values (:tenant, :id, :hash, :note, :uri, :tool, :by, :at, :end)
                        """)
                .param("tenant", tenantId)
                .param("id", invitation.invitationId())
                .param("hash", tokenHash)
                .param("note", invitation.note())
                .param("uri", invitation.registrationUri())
                .param("tool", invitation.toolId())
                .param("by", madeBy)
                .param("at", utc(invitation.madeAt()))
                .param("end", utc(invitation.expiresAt()))
                .update();
    }

    /** The latest first. */
    List<Invitation> all(int tenantId, int most) {
        return jdbc.sql("select " + COLUMNS
                        + "where tenant_id = :tenant order by made_at desc, invitation_id limit :most")
                .param("tenant", tenantId)
                .param("most", most)
                .query((row, n) -> invitation(row))
                .list();
    }

    int open(int tenantId, Instant now) {
        return jdbc.sql("""
                        select count(*) from lti_invitation where tenant_id = :tenant and used_at is null and expires_at > :now
                        """)
                .param("tenant", tenantId)
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    /** That of a token. */
    Optional<Invitation> find(int tenantId, byte[] tokenHash) {
        return jdbc.sql("select " + COLUMNS + "where tenant_id = :tenant and token_hash = :hash")
                .param("tenant", tenantId)
                .param("hash", tokenHash)
                .query((row, n) -> invitation(row))
                .optional();
    }

    /** Uses it up; false: it was used, has expired, or was taken back meanwhile. */
    boolean use(int tenantId, UUID invitationId, Instant now) {
        return jdbc.sql("""
                        update lti_invitation set used_at = :now
                        where tenant_id = :tenant and invitation_id = :id and used_at is null and expires_at > :now
                        """)
                        .param("tenant", tenantId)
                        .param("id", invitationId)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Takes back one that wasn't used; false: there is none. */
    boolean remove(int tenantId, UUID invitationId) {
        return jdbc.sql("""
                        delete from lti_invitation where tenant_id = :tenant and invitation_id = :id and used_at is null
                        """).param("tenant", tenantId).param("id", invitationId).update() == 1;
    }

    /** Forgets those that ended before that time. */
    void forget(int tenantId, Instant endedBefore) {
        jdbc.sql("delete from lti_invitation where tenant_id = :tenant and expires_at < :before")
                .param("tenant", tenantId)
                .param("before", utc(endedBefore))
                .update();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new Invitation(
                row.getObject("invitation_id", UUID.class),
                row.getString("note"),
                row.getString("registration_uri"),
                row.getObject("tool_id", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
