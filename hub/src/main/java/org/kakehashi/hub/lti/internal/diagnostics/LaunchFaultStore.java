package org.kakehashi.hub.lti.internal.diagnostics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault.Noted;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault.Step;
import org.kakehashi.hub.web.Problems;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes what went wrong with launches. Each call within a transaction of the tenant. */
@Repository
public class LaunchFaultStore {
    /** Of each step: a tool in a loop fills no disk, and hides no other fault. */
    private static final int MOST_AN_HOUR = 500;

    private final JdbcClient jdbc;

    LaunchFaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a fault under the id of the request, unless the tool has very many of that step already, or it is no tool. */
    public void note(int tenantId, LaunchFault fault) {
        jdbc.sql("""
                        insert into launch_fault (tenant_id, client_id, launch_id, step, rule, description, expected, got, reference)
                        select :tenant, :client, :launch::uuid, :step, :rule, :description, :expected, :got, :reference
                        where (select count(*) from (select from launch_fault where tenant_id = :tenant and client_id = :client
                            and step = :step and at > now() - interval '1 hour' limit :most) recent) < :most
                            and exists (select from tool where tenant_id = :tenant and client_id = :client)
                        """)
                .param("tenant", tenantId)
                .param("client", fault.clientId())
                .param("launch", fault.launchId())
                .param("step", fault.step().name())
                .param("rule", fault.rule())
                .param("description", fault.description())
                .param("expected", fault.expected())
                .param("got", fault.got())
                .param("reference", Objects.requireNonNullElse(MDC.get(Problems.REQUEST_ID), ""))
                .param("most", MOST_AN_HOUR)
                .update();
    }

    /** A tool's latest. */
    List<Noted> latest(int tenantId, UUID clientId, int most) {
        return jdbc.sql("""
                        select launch_id, step, rule, description, expected, got, at, reference from launch_fault
                        where tenant_id = :tenant and client_id = :client order by at desc, number desc limit :most
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("most", most)
                .query((row, n) -> new Noted(
                        new LaunchFault(
                                clientId,
                                row.getObject("launch_id", UUID.class),
                                Step.valueOf(row.getString("step")),
                                row.getString("rule"),
                                row.getString("description"),
                                row.getString("expected"),
                                row.getString("got")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reference")))
                .list();
    }

    /** Forgets those of before. */
    public void forget(int tenantId, Instant before) {
        jdbc.sql("delete from launch_fault where tenant_id = :tenant and at < :before")
                .param("tenant", tenantId)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
