package org.kakehashi.hub.access.internal.guardian;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.kakehashi.hub.access.DataCategory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which categories a tenant opens to guardians; each within a transaction of the tenant. Nothing is remembered between two requests. */
@Repository
public class GuardianAccessStore {
    private final JdbcClient jdbc;

    GuardianAccessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is opened now; usually nothing. */
    public Set<DataCategory> opened(int tenantId) {
        Set<DataCategory> opened = EnumSet.noneOf(DataCategory.class);
        opened.addAll(jdbc.sql("select category from guardian_access where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query((row, n) -> DataCategory.valueOf(row.getString("category")))
                .list());
        return opened;
    }

    /** Opens these and closes all others. */
    void put(int tenantId, Collection<DataCategory> categories) {
        jdbc.sql("delete from guardian_access where tenant_id = :tenant")
                .param("tenant", tenantId)
                .update();
        jdbc.sql("insert into guardian_access (tenant_id, category) select :tenant, unnest(:categories)")
                .param("tenant", tenantId)
                .param("categories", categories.stream().map(DataCategory::name).toArray(String[]::new))
                .update();
    }
}
