package org.kakehashi.hub.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is out of what now. Nothing is remembered between two questions, so that an opt-out holds from the next request on, on every node;
 * each is one look-up by an index. Each method opens a transaction of the tenant, or joins the one that is open.
 *
 * <p>Queries over many statements ask the database's view {@code opted_out_agent} (tenant_id, purpose, agent) instead.
 */
@Component
public class OptOuts {
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    OptOuts(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * All that a person is out of.
     *
     * @param purposes keys
     * @param tools client ids
     */
    public record Outs(Set<String> purposes, Set<UUID> tools) {
        /** Whether the person uses no tool of that id and purpose: out of the tool, or of what it is for. */
        public boolean from(UUID tool, String purpose) {
            return tools.contains(tool) || purposes.contains(purpose);
        }
    }

    /** What the person is out of. */
    public Outs of(int tenantId, UUID personId) {
        Set<String> purposes = new HashSet<>();
        Set<UUID> tools = new HashSet<>();
        transactions.readOnly(tenantId, () -> {
            jdbc.sql("""
                            select purpose, tool_id from opt_out
                            where tenant_id = :tenant and person_id = :person and valid_until is null
                            """).param("tenant", tenantId).param("person", personId).query(row -> {
                UUID tool = row.getObject("tool_id", UUID.class);
                if (tool == null) {
                    purposes.add(row.getString("purpose"));
                } else {
                    tools.add(tool);
                }
            });
            return Boolean.TRUE;
        });
        return new Outs(purposes, tools);
    }

    /** Whether the person is out of the purpose. */
    public boolean isOut(int tenantId, UUID personId, String purposeKey) {
        return of(tenantId, personId).purposes().contains(purposeKey);
    }

    /** Whether the person is out of the tool itself, whatever the tool's purpose is. */
    public boolean isOutOfTool(int tenantId, UUID personId, UUID toolId) {
        return of(tenantId, personId).tools().contains(toolId);
    }

    /** Everybody who is out of the purpose. */
    public Set<UUID> allOutOf(int tenantId, String purposeKey) {
        return transactions.readOnly(
                tenantId,
                () -> new HashSet<>(jdbc.sql("""
                                select person_id from opt_out
                                where tenant_id = :tenant and purpose = :purpose and valid_until is null
                                """)
                        .param("tenant", tenantId)
                        .param("purpose", purposeKey)
                        .query(UUID.class)
                        .list()));
    }

    /** Those of the persons who are out of one of the purposes. */
    public Set<UUID> outOf(int tenantId, Collection<UUID> personIds, Collection<String> purposeKeys) {
        return transactions.readOnly(
                tenantId,
                () -> new HashSet<>(jdbc.sql("""
                                select distinct person_id from opt_out
                                where tenant_id = :tenant and purpose = any (:purposes) and person_id = any (:persons)
                                    and valid_until is null
                                """)
                        .param("tenant", tenantId)
                        .param("purposes", purposeKeys.toArray(String[]::new))
                        .param("persons", personIds.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()));
    }

    /** Those of the persons who are out of the tool itself, or of that purpose. */
    public Set<UUID> outOfTool(int tenantId, Collection<UUID> personIds, UUID toolId, String purposeKey) {
        return transactions.readOnly(
                tenantId,
                () -> new HashSet<>(jdbc.sql("""
                                select distinct person_id from opt_out
                                where tenant_id = :tenant and person_id = any (:persons) and valid_until is null
                                    and (tool_id = :tool or purpose = :purpose)
                                """)
                        .param("tenant", tenantId)
                        .param("persons", personIds.toArray(UUID[]::new))
                        .param("tool", toolId)
                        .param("purpose", purposeKey)
                        .query(UUID.class)
                        .list()));
    }
}
