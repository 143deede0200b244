package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A hub whose connectors reach this machine, a tenant, and a service to read from. */
@HubTest
@Import(TestImports.class)
@TestPropertySource(
        properties = {
            "hub.connect.http.allow-loopback=true",
            "hub.connect.http.timeout=2s",
            "hub.connect.retry-delay=100ms",
            "hub.connect.poll=200ms"
        })
abstract class InstanceStage {
    static final String SECRET = "hush-7f3a9c-token";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    InstanceChanges changes;

    @Autowired
    Instances instances;

    @Autowired
    InstanceRuns runs;

    TestTenant tenant;
    OrgService service;

    @BeforeEach
    void aTenantAndAService() throws IOException {
        tenant = tenants.create();
        service = new OrgService();
    }

    @AfterEach
    void stopTheService() {
        service.close();
    }

    UUID instance(String schedule) {
        return changes.create(tenant.id(), draft(schedule, Map.of()), "test");
    }

    InstanceDraft draft(String schedule, Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of("url", service.url(), "token", SECRET));
        settings.putAll(more);
        return new InstanceDraft("市の組織", TestOrgsFactory.NAME, "city", null, schedule, null, settings);
    }

    JsonNode ran(UUID instance) {
        return finished(runs.now(tenant.id(), new InstanceRuns.Wanted(instance, false, "test")));
    }

    JsonNode finished(long id) {
        return imports.finished(tenant, id);
    }

    String cursor(UUID instance) {
        return instances.get(tenant.id(), instance).cursor().value();
    }

    long orgs() {
        return imports.count("select count(*) from org where tenant_id = ?", tenant.id());
    }

    static void assertStatus(JsonNode run, String status) {
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo(status);
    }
}
