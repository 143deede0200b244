package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** A query of one tenant sees that tenant's rows whatever its connection read before, and can't write. */
@HubTest
class TenantReadsTest {
    private static final int ROUNDS = 20;

    @Autowired
    TestTenants tenants;

    @Autowired
    TenantReads reads;

    private List<Integer> tenantsSeen(int tenant, String condition) {
        return reads.query(
                tenant,
                "select distinct c.tenant_id from credential c where " + condition,
                List.of(),
                (row, number) -> row.getInt(1));
    }

    @Test
    void itSeesItsTenantOnlyEachTime() {
        int one = tenants.create().id();
        int other = tenants.create().id();
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(tenantsSeen(one, "c.tenant_id = tenant.id")).containsExactly(one);
            assertThat(tenantsSeen(other, "c.tenant_id = tenant.id")).containsExactly(other);
            assertThat(tenantsSeen(other, "c.tenant_id = " + one)).isEmpty();
        }
    }

    @Test
    void itCannotWrite() {
        int tenant = tenants.create().id();
        assertThatThrownBy(() -> reads.query(
                        tenant, "select nextval('audit_event_seq_seq')", List.of(), (row, number) -> row.getLong(1)))
                .isInstanceOf(DataAccessException.class);
    }
}
