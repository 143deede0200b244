package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that is asked for again is read from where it ended; what came or went meanwhile must show all the same. */
@HubTest
class RepeatedPagesTest {
    private static final String PAGE = "?limit=2&related_activities=true&activity=";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private static List<UUID> page(Xapi xapi, String activity) {
        return xapi.list(PAGE + Xapi.encoded("https://drill.example/" + activity))
                .get("statements")
                .valueStream()
                .map(each -> UUID.fromString(each.get("id").stringValue()))
                .toList();
    }

    private static List<UUID> store(Xapi xapi, String activity, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            assertThat(xapi.post(Xapi.statement(id, "p1", "did", activity)).statusCode())
                    .isEqualTo(200);
            ids.add(id);
        }
        return ids;
    }

    private void takeAway(TestTenant tenant, UUID id) {
        assertThat(owner.jdbc()
                        .sql("delete from statement where tenant_id = ? and id = ?")
                        .param(tenant.id())
                        .param(id)
                        .update())
                .isEqualTo(1);
    }

    @Test
    void newStatementsComeFirst() {
        Xapi xapi = Xapi.basic(http, tenants.create().key());
        List<UUID> ids = store(xapi, "q1", 4);
        assertThat(page(xapi, "q1")).containsExactly(ids.get(3), ids.get(2));
        UUID newest = store(xapi, "q1", 1).getFirst();
        assertThat(page(xapi, "q1")).containsExactly(newest, ids.get(3));
        assertThat(page(xapi, "q1")).containsExactly(newest, ids.get(3));
    }

    @Test
    void olderStatementsTakeThePlaceOfThoseThatWent() {
        TestTenant tenant = tenants.create();
        Xapi xapi = Xapi.basic(http, tenant.key());
        List<UUID> ids = store(xapi, "q1", 5);
        assertThat(page(xapi, "q1")).containsExactly(ids.get(4), ids.get(3));
        takeAway(tenant, ids.get(4));
        takeAway(tenant, ids.get(3));
        assertThat(page(xapi, "q1")).containsExactly(ids.get(2), ids.get(1));
        takeAway(tenant, ids.get(2));
        takeAway(tenant, ids.get(1));
        assertThat(page(xapi, "q1")).containsExactly(ids.getFirst());
    }

    @Test
    void aVoidedStatementLeavesThePage() {
        Xapi xapi = Xapi.basic(http, tenants.create().key());
        List<UUID> ids = store(xapi, "q1", 4);
        assertThat(page(xapi, "q1")).containsExactly(ids.get(3), ids.get(2));
        assertThat(xapi.post(Xapi.voiding(ids.get(3))).statusCode()).isEqualTo(200);
        assertThat(page(xapi, "q1")).hasSize(2).endsWith(ids.get(2)).doesNotContain(ids.get(3));
    }

    @Test
    void whatAnotherTenantAskedForIsNotRemembered() {
        Xapi one = Xapi.basic(http, tenants.create().key());
        List<UUID> first = store(one, "q1", 3);
        Xapi other = Xapi.basic(http, tenants.create().key());
        List<UUID> second = store(other, "q1", 3);
        assertThat(page(other, "q1")).containsExactly(second.get(2), second.get(1));
        assertThat(page(one, "q1")).containsExactly(first.get(2), first.get(1));
    }
}
