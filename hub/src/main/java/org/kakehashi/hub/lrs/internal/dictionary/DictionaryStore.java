package org.kakehashi.hub.lrs.internal.dictionary;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The numbers of agents, activities, verbs and authorities. New ones are added in short transactions of their own, sorted, one table
 * each, so no two of them can wait for each other; they stay even if the statement that named them is not stored.
 */
@Component
class DictionaryStore {
    /** No row has this number. */
    static final long NONE = 0;

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;

    DictionaryStore(JdbcTemplate jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The numbers of those terms that have one. */
    <T> Map<T, Long> find(int tenantId, TermTable<T> table, Collection<T> terms) {
        return transactions.readOnly(tenantId, () -> select(tenantId, table, byKey(table, terms)));
    }

    /** The numbers of all terms, new ones where needed. */
    <T> Map<T, Long> findOrAdd(int tenantId, TermTable<T> table, Collection<T> terms) {
        return transactions.inTenant(tenantId, () -> {
            SortedMap<byte[], T> wanted = byKey(table, terms);
            Map<T, Long> found = select(tenantId, table, wanted);
            if (found.size() < wanted.size()) {
                wanted.values().removeAll(found.keySet());
                insert(tenantId, table, wanted);
                found.putAll(select(tenantId, table, wanted));
            }
            return found;
        });
    }

    /** How many times an erasure took numbers of the tenant back. */
    long erasures(int tenantId) {
        return transactions.readOnly(
                tenantId, () -> jdbc
                        .query(
                                "select erasures from seq_head where tenant_id = ?",
                                (row, number) -> row.getLong(1),
                                tenantId)
                        .stream()
                        .findFirst()
                        .orElse(0L));
    }

    /** The number of an authority, a new one where needed; {@link #NONE} where an agent's number was taken back meanwhile. */
    long authority(int tenantId, Authority authority, Collection<Long> agents) {
        byte[] key = authority.key();
        Long[] members = agents.toArray(Long[]::new);
        return transactions.inTenant(tenantId, () -> {
            jdbc.update("""
                    insert into authority (tenant_id, key, body, agents)
                    select ?, ?, ?, array_agg(a.id) from agent a where a.tenant_id = ? and a.id = any(?) having count(*) = ?
                    on conflict do nothing
                    """, tenantId, key, authority.body(), tenantId, members, members.length);
            return jdbc
                    .query(
                            "select id from authority where tenant_id = ? and key = ?",
                            (row, number) -> row.getLong(1),
                            tenantId,
                            key)
                    .stream()
                    .findFirst()
                    .orElse(NONE);
        });
    }

    /** The number of an authority, or null. */
    @Nullable
    Long findAuthority(int tenantId, Authority authority) {
        byte[] key = authority.key();
        return transactions.readOnly(tenantId, () -> jdbc
                .query(
                        "select id from authority where tenant_id = ? and key = ?",
                        (row, number) -> row.getLong(1),
                        tenantId,
                        key)
                .stream()
                .findFirst()
                .orElse(null));
    }

    private <T> Map<T, Long> select(int tenantId, TermTable<T> table, SortedMap<byte[], T> wanted) {
        Map<T, Long> found = new HashMap<>();
        byte[][] keys = wanted.keySet().toArray(byte[][]::new);
        jdbc.query(
                "select key, id from " + table.name() + " where tenant_id = ? and key = any(?)",
                statement -> {
                    statement.setInt(1, tenantId);
                    statement.setArray(2, statement.getConnection().createArrayOf("bytea", keys));
                },
                row -> {
                    T term = wanted.get(row.getBytes(1));
                    if (term != null) {
                        found.put(term, row.getLong(2));
                    }
                });
        return found;
    }

    private <T> void insert(int tenantId, TermTable<T> table, SortedMap<byte[], T> terms) {
        jdbc.batchUpdate(table.insertSql(), terms.entrySet(), ROWS_AT_ONCE, (insert, term) -> {
            insert.setInt(1, tenantId);
            insert.setBytes(2, term.getKey());
            table.bind(insert, term.getValue());
        });
    }

    private static <T> SortedMap<byte[], T> byKey(TermTable<T> table, Collection<T> terms) {
        SortedMap<byte[], T> sorted = new TreeMap<>(Arrays::compareUnsigned);
        terms.forEach(term -> sorted.put(TermKey.of(table.identity().apply(term)), term));
        return sorted;
    }
}
