package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.queue.ImportWorker;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes on one database. This one looks for what is due or left behind only when the test says so. */
@TestPropertySource(properties = {"hub.connect.poll=1h", "hub.connect.poll-first=1h"})
class ConnectorNodesTest extends InstanceStage {
    private static final int INSTANCES = 12;
    private static final int CALLERS = 3;

    @Autowired
    HikariDataSource database;

    @Autowired
    HubProperties hub;

    @Autowired
    ImportWorker worker;

    private HubProcess other;
    private HubHttp otherHttp;

    @BeforeEach
    void aSecondNode(@TempDir Path folder) throws Exception {
        other = SecondNode.beside(hub, database, folder, Map.of("HUB_CONNECT_POLL", "50ms"));
        otherHttp = new HubHttp(new HubProperties(other.address(), hub.data(), DataSize.ofMegabytes(1)));
    }

    @AfterEach
    void stopIt() {
        other.close();
    }

    @Test
    void whatANodeThatIsKilledLeavesHalfDoneTheOtherDoesFromTheKeptCursor() {
        UUID id = instance("");
        service.answer("", "until one\na\nb\n");
        service.stall();
        long run = askOther(id);
        Awaitility.await().until(() -> service.asked().size() == 1);

        // The other node has it: this one can't begin it.
        worker.poll();
        assertThat(service.asked()).hasSize(1);
        other.kill();
        service.goOn();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            worker.poll();
            return cursor(id).equals("one");
        });

        assertStatus(finished(run), "APPLIED");
        assertThat(service.asked()).containsExactly("", "");
        assertThat(orgs()).isEqualTo(2);
        assertThat(imports.count("select attempts from import_run where import_id = ?", run))
                .isEqualTo(2);
    }

    @Test
    void whatIsDueIsQueuedOnceByWhicheverNodeAndNeverTwoRunAtOnce() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            ids.add(changes.create(
                    tenant.id(),
                    new InstanceDraft(
                            "i" + i,
                            TestOrgsFactory.NAME,
                            "s" + i,
                            null,
                            "0 4 1 1 *",
                            null,
                            Map.of("url", service.url())),
                    "test"));
        }
        service.answer("", "until one\na\n");
        imports.change(
                "update connector_instance set next_run = now() - interval '1 day' where tenant_id = ?", tenant.id());

        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> runs.due(tenant.id())));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            worker.poll();
            return ids.stream().allMatch(id -> cursor(id).equals("one"));
        });

        assertThat(service.asked()).hasSize(INSTANCES);
        assertThat(service.mostAtOnce()).isEqualTo(1);
        assertThat(imports.count("select count(*) from import_run where tenant_id = ?", tenant.id()))
                .isEqualTo(INSTANCES);
        assertThat(imports.count(
                        "select count(*) from connector_instance where tenant_id = ? and next_run > now()",
                        tenant.id()))
                .isEqualTo(INSTANCES);
    }

    private long askOther(UUID id) {
        var answer = otherHttp.send(
                otherHttp.request(tenant, "/api/v1/connectors/" + id + "/runs").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body()).path("importId").asLong();
    }
}
