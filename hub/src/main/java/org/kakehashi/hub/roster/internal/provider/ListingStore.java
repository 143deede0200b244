package org.kakehashi.hub.roster.internal.provider;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.model.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads collections: first which rows a page has, by keys alone, then these rows. Within a transaction of the tenant. */
@Repository
class ListingStore {
    private static final String ALIASED =
            " join person_alias a on a.tenant_id = t.tenant_id and a.client_id = :client and a.person_id = t.person_id";

    private static final String ALIAS = "a.alias";
    private static final Pattern BY_ANOTHER_TABLE = Pattern.compile("\\bin \\(\\s*select\\b");

    private final JdbcClient jdbc;
    private volatile @Nullable Boolean byCodePoint;

    ListingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which rows.
     *
     * @param where made of {@link Conditions} and {@link Scope}s
     * @param order the expression to sort by, with its direction; null: as the entity says
     * @param values the parameters of both
     */
    record Wanted(Entity entity, String where, @Nullable String order, Map<String, Object> values) {
        /** From where, and which of them. */
        String rows() {
            return rows("");
        }

        /**
         * The key. Of what is found by another table, such as a school's roles, as an expression: else the database may read all rows in
         * the key's order until it has come upon enough of the few.
         */
        private String lastOfAll() {
            return keyOf(entity, where);
        }

        private String rows(String join) {
            String base = entity.base().isEmpty() ? "true" : entity.base();
            Object out = values.get("out");
            boolean all = entity.besides().isEmpty() || !(out instanceof UUID[] some) || some.length == 0;
            return " from %s where t.tenant_id = :tenant and %s and %s and %s"
                    .formatted(entity.from() + join, base, all ? "true" : entity.besides(), where);
        }
    }

    /** What one row's fields hold, in the order in which they were asked for. */
    record Row(List<@Nullable Object> values) {
        @Nullable
        Object at(int field) {
            return values.get(field);
        }
    }

    /**
     * The keys of a page. What goes by a client's own ids stands in their order: in that of the keys, the first of one client's would be
     * the first of every other's. Enrolments and results stand in it class by class and line item by line item, which all clients know,
     * so that no page sorts the whole list. Who has no alias yet isn't among them.
     */
    List<String> keys(Wanted wanted, int limit, int offset) {
        String key = wanted.entity().key();
        boolean byAlias = wanted.entity().byAlias();
        String order = wanted.order() == null ? wanted.entity().order() : wanted.order();
        String last = byAlias ? ALIAS : wanted.entity().byClientId() ? ClientIds.order(key) : wanted.lastOfAll();
        return jdbc.sql("select " + key + "::text" + wanted.rows(byAlias ? ALIASED : "") + " order by "
                        + (order.isEmpty() ? "" : order + ", ") + last + " limit :limit offset :offset")
                .params(wanted.values())
                .param("limit", limit)
                .param("offset", offset)
                .query(String.class)
                .list();
    }

    /**
     * What to sort by for the order of the ids that the client is told, by code points: as an index has them, where there is one. Only
     * where the database orders texts otherwise, the source's own ids are sorted.
     *
     * @param where which rows, as in {@link Wanted}
     */
    String byId(Entity entity, String where) {
        if (entity.byAlias()) {
            return ALIAS;
        }
        if (entity.byClientId()) {
            return ClientIds.order(entity.key());
        }
        String key = keyOf(entity, where);
        return entity.keyType().equals("text") && !byCodePoint() ? "(" + key + ") collate \"C\"" : key;
    }

    private static String keyOf(Entity entity, String where) {
        boolean found = BY_ANOTHER_TABLE.matcher(where).find();
        return found && entity.keyType().equals("text") ? entity.key() + " || ''" : entity.key();
    }

    private boolean byCodePoint() {
        Boolean known = byCodePoint;
        if (known == null) {
            known = jdbc.sql("""
                            select datlocprovider = 'b' or (datlocprovider = 'c' and datcollate in ('C', 'POSIX', 'C.UTF-8', 'C.utf8'))
                            from pg_database where datname = current_database()
                            """).query(Boolean.class).single();
            byCodePoint = known;
        }
        return known;
    }

    /** How many rows there are. */
    long count(Wanted wanted) {
        return jdbc.sql("select count(*)" + wanted.rows())
                .params(wanted.values())
                .query(Long.class)
                .single();
    }

    /** Rows by key. */
    Map<String, Row> rows(View view, Entity entity, List<Field> fields, Collection<String> keys) {
        Expressions expressions = new Expressions(view.pairwise());
        StringBuilder columns = new StringBuilder(entity.key() + "::text");
        fields.forEach(field -> columns.append(", ").append(expressions.told(entity, field)));
        Map<String, Row> rows = new HashMap<>();
        jdbc.sql("select " + columns + ofKeys(entity))
                .params(view.values())
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    List<@Nullable Object> values = new ArrayList<>(fields.size());
                    for (int i = 0; i < fields.size(); i++) {
                        values.add(value(row, i + 2, fields.get(i)));
                    }
                    rows.put(row.getString(1), new Row(values));
                });
        return rows;
    }

    /** Whose the rows are. */
    List<UUID> persons(View view, Entity entity, Collection<String> keys) {
        return jdbc.sql("select distinct t.person_id" + ofKeys(entity))
                .params(view.values())
                .param("keys", keys.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    private static String ofKeys(Entity entity) {
        return " from %s where t.tenant_id = :tenant and %s = any (cast(:keys as %s[])) and %s"
                .formatted(
                        entity.from(),
                        entity.key(),
                        entity.keyType(),
                        entity.base().isEmpty() ? "true" : entity.base());
    }

    private static @Nullable Object value(ResultSet row, int column, Field field) throws SQLException {
        return switch (field.kind()) {
            case INSTANT -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant().toString();
            }
            case FLAG -> {
                boolean flag = row.getBoolean(column);
                yield row.wasNull() ? null : Boolean.toString(flag);
            }
            case NUMBER -> row.getBigDecimal(column);
            case WORDS, REFS -> {
                Array array = row.getArray(column);
                yield array == null ? null : List.of((String[]) array.getArray());
            }
            default -> row.getString(column);
        };
    }
}
