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

/** Registrations that tools sent. Each call within a transaction of the tenant. */
@Repository
class RegistrationStore {
    private static final String SELECT = """
            select registration_id, client_id, deployment_id, changes, state, content, note, registration_uri, received_at
            from lti_registration
            """;

    private final JdbcClient jdbc;

    RegistrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has whoever else is about to change the client's registrations wait until the transaction ends. */
    void hold(int tenantId, UUID clientId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:client, :tenant))::text")
                .param("client", "lti_registration " + clientId)
                .param("tenant", tenantId)
                .query(String.class)
                .optional();
    }

    /** Adds one that waits, in place of one that does. */
    void add(int tenantId, Registration registration, byte[] accessHash) {
        jdbc.sql("delete from lti_registration where tenant_id = :tenant and client_id = :client and state = 'WAITING'")
                .param("tenant", tenantId)
                .param("client", registration.clientId())
                .update();
        jdbc.sql("""
                        insert into lti_registration (tenant_id, registration_id, client_id, deployment_id, changes, state, content, note,
                                                      registration_uri, access_hash, received_at)
                        values (:tenant, :id, :client, :deployment, :changes, 'WAITING', :content::json, :note, :uri, :hash, :at)
                        """)
                .param("tenant", tenantId)
                .param("id", registration.registrationId())
                .param("client", registration.clientId())
                .param("deployment", registration.deploymentId())
                .param("changes", registration.changes())
                .param("content", registration.content())
                .param("note", registration.note())
                .param("uri", registration.registrationUri())
                .param("hash", accessHash)
                .param("at", utc(registration.receivedAt()))
                .update();
    }

    Optional<Registration> find(int tenantId, UUID registrationId) {
        return jdbc.sql(SELECT + "where tenant_id = :tenant and registration_id = :id")
                .param("tenant", tenantId)
                .param("id", registrationId)
                .query((row, n) -> registration(row))
                .optional();
    }

    /** The client's one for which that access token is good: what waits before what is approved. */
    Optional<Registration> ofToken(int tenantId, UUID clientId, byte[] accessHash) {
        return jdbc.sql(SELECT + """
                        where tenant_id = :tenant and client_id = :client and access_hash = :hash and state in ('WAITING', 'APPROVED')
                        order by state desc limit 1
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("hash", accessHash)
                .query((row, n) -> registration(row))
                .optional();
    }

    /** Those that wait first, then the latest. */
    List<Registration> all(int tenantId, int most) {
        return jdbc.sql(SELECT + """
                        where tenant_id = :tenant order by state = 'WAITING' desc, received_at desc, registration_id limit :most
                        """)
                .param("tenant", tenantId)
                .param("most", most)
                .query((row, n) -> registration(row))
                .list();
    }

    int waiting(int tenantId) {
        return jdbc.sql("select count(*) from lti_registration where tenant_id = :tenant and state = 'WAITING'")
                .param("tenant", tenantId)
                .query(Integer.class)
                .single();
    }

    /** Approves one that waits, in place of the client's approved one; or rejects it. */
    void decide(int tenantId, Registration registration, Registration.State state, Instant now) {
        if (state == Registration.State.APPROVED) {
            jdbc.sql("""
                            delete from lti_registration
                            where tenant_id = :tenant and client_id = :client and state = 'APPROVED'
                            """)
                    .param("tenant", tenantId)
                    .param("client", registration.clientId())
                    .update();
        }
        jdbc.sql("""
                        update lti_registration set state = :state, decided_at = :now
                        where tenant_id = :tenant and registration_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", registration.registrationId())
                .param("state", state.name())
                .param("now", utc(now))
                .update();
    }

    /** Forgets those that were rejected before that time. */
    void forget(int tenantId, Instant rejectedBefore) {
        jdbc.sql("""
                        delete from lti_registration
                        where tenant_id = :tenant and state = 'REJECTED' and decided_at < :before
                        """)
                .param("tenant", tenantId)
                .param("before", utc(rejectedBefore))
                .update();
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getObject("registration_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("deployment_id"),
                row.getBoolean("changes"),
                Registration.State.valueOf(row.getString("state")),
                row.getString("content"),
                row.getString("note"),
                row.getString("registration_uri"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
