package org.kakehashi.hub.access.internal.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Statements go once they are older than the tenant's rules say. */
@HubTest
class RetentionTest {
    private static final String PATH = "/api/v1/retention";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    Retention retention;

    TestTenant tenant = new TestTenant(0, "", "", "");
    UUID drill = UUID.randomUUID();

    @BeforeEach
    void aTenantWithADrill() {
        tenant = tenants.create();
        drill = tenants.client(tenant.id(), "drill-" + tenant.slug(), Set.of(Permission.XAPI_STATEMENTS_WRITE));
    }

    @Test
    void aClientsOwnRuleGoesBeforeThatOfAll() {
        store(tenant.key(), "old");
        store("drill-" + tenant.slug(), "old");
        age(400);
        store(tenant.key(), "new");
        put("{\"days\":365}");
        put("{\"days\":1825,\"clientId\":\"" + drill + "\"}");
        assertThat(http.get(tenant, PATH + "/dry-run").body())
                .contains("\"STATEMENTS\":1")
                .contains("\"STATEMENTS\":0");
        retention.run(tenant.id());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count() == 2);
        put("{\"days\":365,\"clientId\":\"" + drill + "\"}");
        retention.run(tenant.id());
        assertThat(count()).as("once a day").isEqualTo(2);
        owner.jdbc()
                .sql("update retention_run set day = day - 1 where tenant_id = :t")
                .param("t", tenant.id())
                .update();
        retention.run(tenant.id());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count() == 1);
    }

    @Test
    void rulesAreSetListedAndRemoved() {
        put("{\"days\":30}");
        put("{\"days\":60}");
        assertThat(http.get(tenant, PATH).body())
                .isEqualTo("[{\"dataClass\":\"STATEMENTS\",\"clientId\":null,\"days\":60}]");
        assertThat(http.get(tenants.create(), PATH).body()).isEqualTo("[]");
        assertThat(http.send(http.request(tenant, PATH).DELETE()).statusCode()).isEqualTo(204);
        assertThat(http.send(http.request(tenant, PATH).DELETE()).statusCode()).isEqualTo(404);
        assertThat(send("{\"days\":0}").statusCode()).isEqualTo(400);
    }

    @Test
    void othersAreRefused() {
        String drills = HubHttp.basic("drill-" + tenant.slug(), "secret-of-drill-" + tenant.slug());
        for (String path : List.of(PATH, PATH + "/dry-run")) {
            assertThat(http.send(http.request(path).header("Authorization", drills))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private void put(String rule) {
        HttpResponse<String> answer = send(rule);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> send(String rule) {
        return http.send(http.request(tenant, PATH)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(rule)));
    }

    private void store(String key, String activity) {
        HttpResponse<String> answer = http.send(http.request("/xapi/statements")
                .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"actor":{"mbox":"mailto:p@example.org"},"verb":{"id":"https://verbs.example/did"},
                        "object":{"id":"https://drill.example/%s"}}""".formatted(activity))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Makes everything that is stored so far so many days older. */
    private void age(int days) {
        owner.jdbc()
                .sql("call make_statement_partitions(now() - make_interval(days => :days), 1)")
                .param("days", days)
                .update();
        for (String table : List.of("statement", "statement_activity", "statement_key")) {
            owner.jdbc()
                    .sql("update " + table + " set seq = seq - (:days * 86400000::bigint << 20) where tenant_id = :t")
                    .param("days", days)
                    .param("t", tenant.id())
                    .update();
        }
    }

    private long count() {
        return owner.jdbc()
                .sql("select count(*) from statement where tenant_id = :t")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }
}
