package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** The log that other modules read. */
@HubTest
class StatementLogTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    StatementLog log;

    TestTenant tenant;
    Xapi xapi;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    @Test
    void anEmptyLogStaysWhereItIs() {
        assertThat(log.read(tenant.id(), StatementLog.START, 10)).isEqualTo(new LogPage(0, List.of()));
        assertThat(log.head(tenant.id())).isEqualTo(StatementLog.START);
    }

    @Test
    void aStatementIsToldWithWhatItSays() {
        UUID id = UUID.randomUUID();
        UUID registration = UUID.randomUUID();
        String sent = Xapi.with(
                Xapi.registration(registration) + ",\"timestamp\":\"2025-04-07T08:30:00+09:00\"",
                Xapi.statement(id, "p1", "did", "q1"));
        xapi.post(sent);
        LogPage page = log.read(tenant.id(), StatementLog.START, 10);
        LoggedStatement statement = page.statements().getFirst();
        assertThat(page.lastBatch()).isEqualTo(1).isEqualTo(log.head(tenant.id()));
        assertThat(statement.id()).isEqualTo(id);
        assertThat(statement.actor()).isEqualTo(AgentId.account("https://school.example", "p1"));
        assertThat(statement.verb()).isEqualTo("https://verbs.example/did");
        assertThat(statement.activity()).isEqualTo("https://drill.example/q1");
        assertThat(statement.registration()).isEqualTo(registration);
        assertThat(statement.timestamp()).isEqualTo("2025-04-06T23:30:00Z");
        assertThat(statement.stored()).isBeforeOrEqualTo(java.time.Instant.now());
        assertThat(new String(statement.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(sent);
        assertThat(log.body(tenant.id(), statement.seq())).hasValue(statement.body());
        assertThat(log.body(tenants.create().id(), statement.seq())).isEmpty();
    }

    @Test
    void aVoidingStatementNamesItsTarget() {
        UUID target = UUID.randomUUID();
        xapi.post(Xapi.voiding(target));
        assertThat(log.read(tenant.id(), 0, 10).statements().getFirst().voids()).isEqualTo(target);
    }

    @Test
    void pagesAreWholeBatchesAndGoOnWhereTheyEnded() {
        List<Integer> sizes = List.of(3, 1, 4, 1);
        for (int size : sizes) {
            List<String> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                batch.add(Xapi.statement("p" + i, "did", "q1"));
            }
            xapi.post(batch.toString());
        }
        assertThat(log.read(tenant.id(), 0, 1).statements()).hasSize(3);
        assertThat(log.read(tenant.id(), 0, 4)).satisfies(page -> {
            assertThat(page.lastBatch()).isEqualTo(2);
            assertThat(page.statements()).hasSize(4);
        });
        assertThat(log.read(tenant.id(), 2, 100).statements())
                .hasSize(5)
                .extracting(LoggedStatement::batch)
                .containsExactly(3L, 3L, 3L, 3L, 4L);
        assertThat(log.read(tenant.id(), 4, 100)).isEqualTo(new LogPage(4, List.of()));
    }

    @Test
    void aPageIsBoundedByBytesToo() {
        String large = "\"result\":{\"response\":\"" + "x".repeat(3_000_000) + "\"}";
        for (int i = 0; i < 4; i++) {
            xapi.post(Xapi.with(large, Xapi.statement("p1", "did", "q1")));
        }
        assertThat(log.read(tenant.id(), 0, 100).lastBatch()).isEqualTo(2);
        assertThat(log.read(tenant.id(), 2, 100).lastBatch()).isEqualTo(4);
    }

    @Test
    void aBatchThatIsLargerThanAPageIsGivenAlone() {
        String large = "\"result\":{\"response\":\"" + "x".repeat(9_000_000) + "\"}";
        xapi.post(Xapi.statement("p1", "did", "q1"));
        xapi.post(Xapi.with(large, Xapi.statement("p1", "did", "q1")));
        assertThat(log.read(tenant.id(), 0, 100).lastBatch()).isEqualTo(1);
        assertThat(log.read(tenant.id(), 1, 100).statements()).hasSize(1);
    }

    @Test
    void whatIsRepeatedOrRefusedIsNotLogged() {
        UUID id = UUID.randomUUID();
        xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        xapi.post(Xapi.statement(id, "p2", "did", "q1"));
        assertThat(log.head(tenant.id())).isEqualTo(1);
    }
}
