package org.kakehashi.hub.roster.internal.provider;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.provider.model.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what stands in an address by the id that the client knows. Within a transaction of the tenant. */
@Repository
class ParentStore {
    private final JdbcClient jdbc;

    ParentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of the roster by its source and the source's id. */
    record Parent(String source, String sourcedId) {
        Map<String, Object> values() {
            return Map.of("ofSource", source, "ofId", sourcedId);
        }
    }

    /** @param which a constant condition of this package about {@code t} */
    Optional<Parent> find(View view, Target target, String id, String which) {
        UUID own = view.pairwise() ? Expressions.uuid(id) : null;
        if (view.pairwise() && own == null) {
            return Optional.empty();
        }
        String row = own != null ? "t." + target.id() + " = :id" : "t.source = :source and t.sourced_id = :id";
        return jdbc.sql("select t.source, t.sourced_id from %s t where t.tenant_id = :tenant and %s and %s"
                        .formatted(target.table(), row, which))
                .params(view.values())
                .param("id", own != null ? own : id)
                .query(Parent.class)
                .optional();
    }

    /**
     * One who hasn't gone.
     *
     * @param role that the person has somewhere; null: any or none
     */
    Optional<UUID> person(View view, String id, @Nullable String role) {
        UUID alias = view.pairwise() ? Expressions.uuid(id) : null;
        if (view.pairwise() && alias == null) {
            return Optional.empty();
        }
        String row = alias != null
                ? "t.person_id = (select person_id from person_alias where tenant_id = :tenant and client_id = :client and alias = :id)"
                : "t.source = :source and t.sourced_id = :id";
        return jdbc.sql("""
                        select t.person_id from roster_user t where t.tenant_id = :tenant and %s and t.active and t.person_id <> all (:out)
                            and (cast(:role as text) is null or exists (select from user_role r
                                join roster_user o on o.tenant_id = r.tenant_id and o.source = r.source
                                    and o.sourced_id = r.user_sourced_id
                                where o.tenant_id = t.tenant_id and o.person_id = t.person_id and r.role = :role))
                        limit 1
                        """.formatted(row))
                .params(view.values())
                .param("id", alias != null ? alias : id)
                .param("role", role)
                .query(UUID.class)
                .optional();
    }

    /** Whether the class is one of the school. */
    boolean isAt(int tenantId, Parent schoolClass, Parent school) {
        return jdbc.sql("""
                        select exists (select from school_class where tenant_id = :tenant and source = :ofSource and sourced_id = :ofId
                            and school_sourced_id = :school)
                        """)
                .param("tenant", tenantId)
                .params(schoolClass.values())
                .param("school", school.sourcedId())
                .query(Boolean.class)
                .single();
    }

    /** Whether the class has the line item. */
    boolean isOfClass(int tenantId, UUID lineItem, Parent schoolClass) {
        return jdbc.sql("""
                        select exists (select from gradebook_line_item g
                            join school_class c on c.tenant_id = g.tenant_id and c.class_id = g.class_id
                            where g.tenant_id = :tenant and g.line_item_id = :item and c.source = :ofSource and c.sourced_id = :ofId)
                        """)
                .param("tenant", tenantId)
                .param("item", lineItem)
                .params(schoolClass.values())
                .query(Boolean.class)
                .single();
    }
}
