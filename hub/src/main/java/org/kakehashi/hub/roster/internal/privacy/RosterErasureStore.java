package org.kakehashi.hub.roster.internal.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's rows of the roster. The other modules find the person by them, so they are the last to go, in one transaction: who is called
 * again after a fault finds all of them or none. An import that comes later with the same user makes a new person of it.
 */
@Component
@Order(200)
class RosterErasureStore implements PersonData {
    private static final String OF_PERSON = "t.person_id = :person";
    private static final Map<String, String> TABLES = tables();

    private final JdbcClient jdbc;
    private final RosterApplyStore imports;
    private final TenantTransactions transactions;

    RosterErasureStore(JdbcClient jdbc, RosterApplyStore imports, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.transactions = transactions;
    }

    /** Tables, those first that refer to others, and which rows of theirs are the person's. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("roster_result_scale", ofResult());
        tables.put("roster_result_objective", ofResult());
        tables.put("roster_result", ofUser("t.student_sourced_id"));
        tables.put("roster_user_resource", ofUser("t.cells ->> 'userSourcedId'"));
        tables.put("user_profile", ofUser("t.user_sourced_id"));
        tables.put("demographics", ofUser("t.sourced_id"));
        tables.put("enrollment", ofUser("t.user_sourced_id"));
        tables.put("user_role", ofUser("t.user_sourced_id"));
        tables.put("stage_enrolled", OF_PERSON);
        tables.put("roster_user", OF_PERSON);
        tables.put("person_alias", OF_PERSON);
        tables.put("identity_link", OF_PERSON);
        tables.put("person", OF_PERSON);
        return tables;
    }

    private static String ofUser(String value) {
        return """
                exists (select from roster_user u where u.tenant_id = t.tenant_id and u.source = t.source
                    and u.sourced_id = %s and u.person_id = :person)""".formatted(value);
    }

    private static String ofResult() {
        return """
                exists (select from roster_result r join roster_user u on u.tenant_id = r.tenant_id and u.source = r.source
                        and u.sourced_id = r.student_sourced_id
                    where r.tenant_id = t.tenant_id and r.source = t.source and r.sourced_id = t.of_sourced_id
                    and u.person_id = :person)""";
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? Map.of(DataKind.ROSTER, transactions.readOnly(tenantId, () -> count(tenantId, of.personId())))
                : Map.of();
    }

    private long count(int tenantId, UUID person) {
        return TABLES.entrySet().stream()
                .mapToLong(table -> jdbc.sql("select count(*)" + rows(table))
                        .param("tenant", tenantId)
                        .param("person", person)
                        .query(Long.class)
                        .single())
                .sum();
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        // Statements and records are found by what stands here.
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> {
                imports.lock(tenantId);
                unname(tenantId, of.personId());
                TABLES.entrySet().forEach(table -> tally.add(DataKind.ROSTER, delete(tenantId, of.personId(), table)));
            });
        }
    }

    /** Guardians and other agents name the users that they belong to, and the other way round (OneRoster {@code agentSourcedIds}). */
    private void unname(int tenantId, UUID person) {
        jdbc.sql("""
                        update roster_user t set agent_sourced_ids = array_remove(t.agent_sourced_ids, u.sourced_id)
                        from roster_user u where u.tenant_id = :tenant and u.person_id = :person and t.tenant_id = :tenant
                            and t.source = u.source and u.sourced_id = any (t.agent_sourced_ids)
                        """).param("tenant", tenantId).param("person", person).update();
    }

    private long delete(int tenantId, UUID person, Map.Entry<String, String> table) {
        return jdbc.sql("delete" + rows(table))
                .param("tenant", tenantId)
                .param("person", person)
                .update();
    }

    private static String rows(Map.Entry<String, String> table) {
        return " from " + table.getKey() + " t where t.tenant_id = :tenant and " + table.getValue();
    }
}
