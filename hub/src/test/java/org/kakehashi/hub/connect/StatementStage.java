package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.queue.InstanceRuns;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two tenants of a hub that know nothing of each other but their xAPI endpoints: one is the other's other store. */
@HubTest
@Import(TestImports.class)
@TestPropertySource(
        properties = {
            "hub.connect.http.allow-loopback=true",
            "hub.connect.retry-delay=100ms",
            "hub.connect.poll=200ms",
            "hub.connect.forward.poll=100ms",
            "hub.connect.forward.first-pause=50ms",
            "hub.connect.forward.longest-pause=400ms",
            "hub.connect.forward.max-dead-letters=3",
            "hub.connect.count-failing=200ms"
        })
abstract class StatementStage {
    static final JsonMapper JSON = JsonMapper.shared();
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @Autowired
    InstanceChanges changes;

    @Autowired
    InstanceRuns runs;

    TestTenant here;
    TestTenant there;

    @BeforeEach
    void twoStores() {
        here = tenants.create();
        there = tenants.create();
    }

    /** An instance of {@code here} that reaches the store of {@code there}. */
    UUID instance(String connector, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "endpoint", hub.link("/xapi"),
                "username", there.key(),
                "password", there.secret()));
        settings.putAll(more);
        return changes.create(
                here.id(), new InstanceDraft("別の LRS", connector, "other", null, null, null, settings), "test");
    }

    JsonNode ran(UUID instance) {
        return imports.finished(here, runs.now(here.id(), new InstanceRuns.Wanted(instance, false, "test")));
    }

    static String statement(UUID id, String actor, String verb) {
        return """
                {"id":"%s","actor":{"account":{"homePage":"https://school.example","name":"%s"}},\
                "verb":{"id":"https://verbs.example/%s"},"object":{"id":"https://drill.example/a"},\
                "result":{"score":{"raw":1.50}}}""".formatted(id, actor, verb);
    }

    static List<String> statements(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(statement(UUID.randomUUID(), "p" + i % 40, "done"));
        }
        return all;
    }

    void store(TestTenant tenant, List<String> statements) {
        HttpResponse<String> answer = http.send(http.request(tenant, "/xapi/statements")
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(statements.stream().collect(Collectors.joining(",", "[", "]")))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> one(TestTenant tenant, UUID id) {
        return http.send(
                http.request(tenant, "/xapi/statements?statementId=" + id).header("X-Experience-API-Version", "1.0.3"));
    }

    long stored(TestTenant tenant) {
        return imports.count("select count(*) from statement where tenant_id = ?", tenant.id());
    }

    /** Ids of the one that the other hasn't. */
    long missing(TestTenant of, TestTenant in) {
        return imports.count("""
                select count(*) from (select id from statement where tenant_id = ?
                    except select id from statement where tenant_id = ?) missing
                """, of.id(), in.id());
    }

    JsonNode forwarding(UUID instance) {
        return JSON.readTree(
                http.get(here, "/api/v1/connectors/" + instance + "/forwarding").body());
    }

    JsonNode deadLetters(UUID instance) {
        return JSON.readTree(http.get(here, "/api/v1/connectors/" + instance + "/dead-letters")
                        .body())
                .path("deadLetters");
    }

    static void await(java.util.concurrent.Callable<Boolean> until) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(until);
    }
}
