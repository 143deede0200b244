package org.kakehashi.hub.lti.internal.launch;

import java.io.IOException;
import java.util.UUID;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's launches with what was recorded of their messages, and the subjects that tools know the person by. */
@Component
@Order(40)
class LaunchExportStore implements PersonExport {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    LaunchExportStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        table(archive, "launches/launches.csv", tenantId, personId, """
                select l.started_at as "startedAt", l.answered_at as "answeredAt", t.name as tool, r.title as material,
                    l.class_id as "classId", l.instructor, l.registration
                from launch l left join tool t on t.tenant_id = l.tenant_id and t.client_id = l.client_id
                left join resource_link r on r.tenant_id = l.tenant_id and r.resource_link_id = l.resource_link_id
                where l.tenant_id = :tenant and l.person_id = :person order by l.started_at
                """);
        table(archive, "launches/messages.csv", tenantId, personId, """
                select m.at, t.name as tool, m.kind, m.content::text as content, m.checks::text as checks
                from launch l join launch_message m on m.tenant_id = l.tenant_id and m.launch_id = l.launch_id
                left join tool t on t.tenant_id = l.tenant_id and t.client_id = l.client_id
                where l.tenant_id = :tenant and l.person_id = :person order by m.number
                """);
        table(archive, "launches/subjects.csv", tenantId, personId, """
                select t.name as tool, s.subject
                from pairwise_subject s left join tool t on t.tenant_id = s.tenant_id and t.client_id = s.client_id
                where s.tenant_id = :tenant and s.person_id = :person order by t.name
                """);
    }

    private void table(PersonArchive archive, String path, int tenantId, UUID person, String sql) throws IOException {
        archive.table(path, transactions.readOnly(tenantId, () -> jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("person", person)
                .query()
                .listOfRows()));
    }
}
