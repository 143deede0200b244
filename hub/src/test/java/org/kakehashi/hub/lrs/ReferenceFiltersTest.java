package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Statements found by what they refer to (xAPI 1.0.3 part 3, 2.1.3, filter conditions for StatementRefs). */
@HubTest
class ReferenceFiltersTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    TestTenant tenant;
    Xapi xapi;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    private void store(String statements) {
        HttpResponse<String> answer = xapi.post(statements);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String reference(UUID id, UUID target) {
        return "{\"id\":\"" + id + "\",\"actor\":" + Xapi.agent("teacher")
                + ",\"verb\":{\"id\":\"https://verbs.example/confirmed\"},"
                + "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}}";
    }

    private List<UUID> found(Xapi as, String query) {
        JsonNode list = as.list("?" + query);
        return list.get("statements")
                .valueStream()
                .map(each -> UUID.fromString(each.get("id").stringValue()))
                .toList();
    }

    private List<UUID> found(String query) {
        return found(xapi, query);
    }

    private static String verb(String name) {
        return "verb=" + Xapi.encoded("https://verbs.example/" + name);
    }

    private static String activity(String name) {
        return "activity=" + Xapi.encoded("https://drill.example/" + name);
    }

    @Test
    void everyFilterLooksAtTheTarget() {
        UUID target = UUID.randomUUID();
        UUID registration = UUID.randomUUID();
        store(Xapi.with(
                "\"context\":{\"registration\":\"" + registration + "\",\"instructor\":" + Xapi.agent("t")
                        + ",\"contextActivities\":{\"parent\":[{\"id\":\"https://drill.example/unit\"}]}}",
                Xapi.statement(target, "p1", "did", "q1")));
        UUID reference = UUID.randomUUID();
        store(reference(reference, target));
        store(reference(UUID.randomUUID(), UUID.randomUUID()));
        String authority = xapi.list("").at("/statements/0/authority").toString();
        for (String query : List.of(
                Xapi.byAgent("p1"),
                verb("did"),
                activity("q1"),
                "registration=" + registration,
                "related_agents=true&" + Xapi.byAgent("t"),
                "related_agents=true&" + Xapi.byAgent("p1"),
                "related_activities=true&" + activity("unit"),
                "related_activities=true&" + activity("q1"),
                Xapi.byAgent("p1") + "&" + verb("did") + "&" + activity("q1") + "&registration=" + registration,
                Xapi.byAgent("p1") + "&related_activities=true&" + activity("unit"),
                verb("did") + "&registration=" + registration)) {
            assertThat(found(query)).as(query).containsExactly(reference, target);
            assertThat(found(query + "&ascending=true")).as(query).containsExactly(target, reference);
        }
        assertThat(found("related_agents=true&agent=" + Xapi.encoded(authority)))
                .hasSize(3);
        assertThat(found(activity("unit"))).isEmpty();
        assertThat(found(Xapi.byAgent("t"))).isEmpty();
        assertThat(found(Xapi.byAgent("p1") + "&" + verb("confirmed"))).isEmpty();
        assertThat(found(Xapi.byAgent("teacher") + "&" + verb("confirmed"))).hasSize(2);
        assertThat(found("registration=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void timeIsThatOfTheStatementThatRefers() {
        UUID target = UUID.randomUUID();
        store(Xapi.statement(target, "p1", "did", "q1"));
        String stored = xapi.list("").at("/statements/0/stored").stringValue();
        UUID reference = UUID.randomUUID();
        do {
            reference = UUID.randomUUID();
            store(reference(reference, target));
        } while (xapi.list("?limit=1").at("/statements/0/stored").stringValue().equals(stored));
        assertThat(found(verb("did") + "&limit=1&since=" + stored)).containsExactly(reference);
        assertThat(found(verb("did") + "&until=" + stored)).contains(target).doesNotContain(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba", "[abc]", "[cab]", "[bc]a"})
    void chainsAreFollowedWhateverComesFirst(String order) {
        UUID a = UUID.randomUUID();
        UUID b = UUID.randomUUID();
        UUID c = UUID.randomUUID();
        List<String> batch = new ArrayList<>();
        boolean together = false;
        for (int i = 0; i < order.length(); i++) {
            char next = order.charAt(i);
            if (next == '[') {
                together = true;
                continue;
            }
            if (next != ']') {
                batch.add(
                        switch (next) {
                            case 'a' -> reference(a, b);
                            case 'b' -> reference(b, c);
                            default -> Xapi.statement(c, "p1", "did", "q1");
                        });
            }
            together &= next != ']';
            if (!together) {
                store(batch.toString());
                batch.clear();
            }
        }
        assertThat(found(verb("did"))).containsExactlyInAnyOrder(a, b, c);
        assertThat(found(Xapi.byAgent("p1"))).containsExactlyInAnyOrder(a, b, c);
        assertThat(found(verb("confirmed"))).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void circlesEnd() {
        UUID a = UUID.randomUUID();
        UUID b = UUID.randomUUID();
        UUID c = UUID.randomUUID();
        store(reference(a, b));
        store(reference(b, a));
        store(reference(c, c));
        assertThat(found(verb("confirmed"))).containsExactly(c, b, a);
        assertThat(found(Xapi.byAgent("teacher"))).containsExactly(c, b, a);
    }

    @Test
    void aVoidedStatementIsStillReferredTo() {
        UUID voided = UUID.randomUUID();
        UUID reference = UUID.randomUUID();
        store(Xapi.statement(voided, "p1", "did", "q1"));
        store(reference(reference, voided));
        store(Xapi.voiding(voided));
        List<UUID> found = found(verb("did"));
        assertThat(found).hasSize(2).doesNotContain(voided);
        assertThat(found.getLast()).isEqualTo(reference);
        store(Xapi.voiding(reference));
        assertThat(found(verb("did"))).hasSize(2).doesNotContain(voided, reference);
    }

    @Test
    void pagesHaveEachOnce() {
        UUID target = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        store(Xapi.statement(target, "p1", "did", "q1"));
        store(reference(second, target));
        for (int i = 0; i < 7; i++) {
            store(reference(UUID.randomUUID(), second));
        }
        List<UUID> all = new ArrayList<>();
        String next = "/xapi/statements?limit=2&related_agents=true&" + Xapi.byAgent("teacher");
        while (!next.isEmpty()) {
            JsonNode page = Xapi.JSON.readTree(xapi.follow(next).body());
            page.get("statements")
                    .forEach(each -> all.add(UUID.fromString(each.get("id").stringValue())));
            next = page.get("more").stringValue();
        }
        assertThat(all).hasSize(8).doesNotHaveDuplicates();
        assertThat(found(verb("did"))).hasSize(9);
    }

    @Test
    void aClientIsNotToldWhatItMayNotSee() {
        UUID target = UUID.randomUUID();
        store(Xapi.statement(target, "p1", "did", "q1"));
        String key = "client-" + UUID.randomUUID();
        tenants.client(
                tenant.id(), key, Set.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE));
        Xapi mine = Xapi.basic(http, key);
        UUID reference = UUID.randomUUID();
        mine.post(reference(reference, target));
        assertThat(found(verb("did"))).containsExactly(reference, target);
        assertThat(found(mine, verb("did"))).isEmpty();
        assertThat(found(mine, verb("confirmed"))).containsExactly(reference);
    }

    @Test
    void aReferenceAndItsTargetMayBeStoredAtOnce() throws Exception {
        int pairs = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                UUID target = UUID.randomUUID();
                running.add(threads.submit(() -> store(reference(UUID.randomUUID(), target))));
                running.add(threads.submit(() -> store(Xapi.statement(target, "p1", "did", "q1"))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(found(verb("did") + "&limit=0")).hasSize(2 * pairs);
    }
}
