package org.kakehashi.hub.lrs.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Several nodes at one tenant's log: each statement is counted once. */
@HubTest
class LintStepTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    LintStep step;

    @Autowired
    ToolReports reports;

    @Test
    void whoeverComesFirstCountsAStatementAndNobodyElseDoes() throws Exception {
        TestTenant tenant = tenants.create();
        step.begin(tenant.id());
        IntStream.range(0, 40).forEach(n -> store(tenant, n));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<LintStep.Taken> look = () -> step.take(tenant.id());
            for (Future<LintStep.Taken> taken : nodes.invokeAll(List.of(look, look, look, look))) {
                assertThat(taken.get().statements()).isLessThanOrEqualTo(40);
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> checked(tenant) >= 40);
        assertThat(step.take(tenant.id()).statements()).isZero();
        assertThat(checked(tenant)).isEqualTo(40);
        assertThat(reports.of(tenant.id(), null).getFirst().findings())
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.count()).isEqualTo(40);
                    assertThat(finding.examples()).hasSize(5);
                });
    }

    private long checked(TestTenant tenant) {
        return reports.of(tenant.id(), null).stream()
                .mapToLong(ToolReport::checked)
                .sum();
    }

    private void store(TestTenant tenant, int n) {
        String statement = "{\"actor\":{\"account\":{\"homePage\":\"https://school.example\",\"name\":\"p\"}},"
                + "\"verb\":{\"id\":\"https://verbs.example/did\"},\"object\":{\"id\":\"https://drill.example/" + n
                + "\"}}";
        var stored = http.send(http.request(tenant, "/xapi/statements")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(BodyPublishers.ofString(statement)));
        assertThat(stored.statusCode()).isEqualTo(200);
    }
}
