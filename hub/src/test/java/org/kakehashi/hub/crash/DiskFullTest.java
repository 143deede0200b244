package org.kakehashi.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;

/**
 * The disk is full wherever a write may find it full: the client is told to come back, nothing is half stored, what is there can be read, and the
 * same sent again once there is space is stored once. Nobody touches the hub meanwhile.
 */
class DiskFullTest {
    private static final int CLIENTS = 6;
    private static final long LENGTH = 1_200_000;
    private static final List<String> TABLES = List.of(
            "statement_key",
            "statement",
            "statement_agent",
            "statement_activity",
            "statement_reference",
            "log_batch",
            "attachment",
            "statement_attachment",
            "document");

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static Superuser database;
    private static FullDisk disk;

    @BeforeAll
    static void start() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        hub = new HubProcess(
                data, Map.of("HUB_BOOTSTRAP_SYSTEM_KEY", "operator", "HUB_BOOTSTRAP_SYSTEM_SECRET", "secret-of-it"));
        hub.awaitReady();
        database = new Superuser(data);
        disk = new FullDisk(database);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void clear() {
        disk.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "activity",
                "verb",
                "seq_head",
                "statement_key",
                "statement",
                "statement_agent",
                "statement_activity",
                "statement_reference",
                "log_head",
                "log_batch",
                "commit"
            })
    void statementsAreStoredWholeOrNotAtAll(String where) throws Exception {
        assertThat(post(batch(List.of(UUID.randomUUID(), UUID.randomUUID()))).statusCode())
                .isEqualTo(200);
        List<List<UUID>> batches = Stream.generate(() -> List.of(UUID.randomUUID(), UUID.randomUUID()))
                .limit(CLIENTS)
                .toList();
        UUID[] ids = batches.stream().flatMap(List::stream).toArray(UUID[]::new);
        List<Callable<HttpResponse<String>>> requests = batches.stream()
                .map(DiskFullTest::batch)
                .<Callable<HttpResponse<String>>>map(body -> () -> post(body))
                .toList();
        List<Long> before = rows();
        fill(where, "statement_key", "insert or update");

        all(requests).forEach(DiskFullTest::assertToldToComeBack);
        assertThat(rows()).isEqualTo(before);
        assertThat(get("/xapi/statements?statementId=" + ids[0]).statusCode()).isEqualTo(404);
        assertThat(get("/xapi/statements?limit=1").statusCode()).isEqualTo(200);

        disk.clear();
        all(requests).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(get("/xapi/statements?statementId=" + ids[0]).statusCode()).isEqualTo(200);
        all(requests).forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertStoredOnce(ids);
    }

    @Test
    void aGroupOfRequestsFailsAsOne() throws Exception {
        assertThat(post(batch(List.of(UUID.randomUUID(), UUID.randomUUID()))).statusCode())
                .isEqualTo(200);
        List<Long> before = rows();
        List<String> bodies = Stream.generate(() -> batch(List.of(UUID.randomUUID(), UUID.randomUUID())))
                .limit(CLIENTS)
                .toList();
        disk.fill("log_batch", "insert");
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = database.holdLog()) {
            answers.add(clients.submit(() -> post(bodies.getFirst())));
            Awaitility.await()
                    .until(() -> database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                            == 1);
            bodies.stream().skip(1).forEach(body -> answers.add(clients.submit(() -> post(body))));
            // The first holds the writer, and the look at the metrics is one itself.
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> active() == CLIENTS + 1);
            held.rollback();
        }
        for (Future<HttpResponse<String>> answer : answers) {
            assertToldToComeBack(answer.get());
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(hub.log()).containsPattern("[2-9] requests could not be stored for now");
    }

    @ParameterizedTest
    @CsvSource({
        "attachment_upload,insert",
        "attachment_upload,update",
        "attachment_content,insert",
        "attachment,insert",
        "statement_attachment,insert",
        "log_batch,insert",
        "commit,insert"
    })
    void attachmentsAreStoredWithTheirDataOrNotAtAll(String where, String change) throws Exception {
        UUID id = UUID.randomUUID();
        Supplier<InputStream> data = () -> Attachments.data(id.getLeastSignificantBits(), LENGTH);
        String sha2 = Attachments.sha2(data.get());
        List<Long> before = rows();
        fill(where, "attachment", change);

        assertToldToComeBack(Attachments.answer(hub, id, sha2, LENGTH, data));
        assertThat(rows()).isEqualTo(before);
        assertThat(Attachments.received(hub, id, LENGTH)).isEmpty();

        disk.clear();
        assertThat(Attachments.send(hub, id, sha2, LENGTH, data)).isEqualTo(200);
        assertThat(Attachments.send(hub, id, sha2, LENGTH, data)).isEqualTo(200);
        assertThat(Attachments.received(hub, id, LENGTH)).isEqualTo(sha2);
        assertStoredOnce(id);
        assertThat(database.number("""
                select sum(octet_length(c.bytes)) from attachment a join attachment_content c using (tenant_id, content_id)
                where a.sha2 = decode(?, 'hex')
                """, sha2)).isEqualTo(LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "commit"})
    void documentsStayAsTheyWere(String where) throws Exception {
        String there = document(UUID.randomUUID());
        String fresh = document(UUID.randomUUID());
        assertThat(put(there, "{\"a\":1,\"b\":1}", "If-None-Match", "*").statusCode())
                .isEqualTo(204);
        HttpResponse<String> stored = get(there);
        String etag = stored.headers().firstValue("ETag").orElseThrow();
        List<Long> before = rows();
        fill(where, "document", "insert or update");

        assertToldToComeBack(put(fresh, "{\"a\":1}", "If-None-Match", "*"));
        assertToldToComeBack(merge(fresh, "{\"a\":1}"));
        assertToldToComeBack(put(there, "{\"a\":2}", "If-Match", etag));
        assertToldToComeBack(merge(there, "{\"b\":2}"));
        assertThat(rows()).isEqualTo(before);
        assertThat(get(fresh).statusCode()).isEqualTo(404);
        assertThat(get(there).body()).isEqualTo(stored.body());
        assertThat(get(there).headers().firstValue("ETag")).contains(etag);

        disk.clear();
        assertThat(merge(there, "{\"b\":2}").statusCode()).isEqualTo(204);
        assertThat(get(there).body().replace(" ", "")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(put(fresh, "{\"a\":1}", "If-None-Match", "*").statusCode()).isEqualTo(204);
        assertThat(get(fresh).body()).isEqualTo("{\"a\":1}");
    }

    private static void fill(String where, String committed, String changes) {
        if (where.equals("commit")) {
            disk.fillAtCommit(committed);
        } else {
            disk.fill(where, changes);
        }
    }

    private static void assertToldToComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    private static void assertStoredOnce(UUID... ids) {
        assertThat(database.stored(ids)).isEqualTo(ids.length);
    }

    private static List<Long> rows() {
        return TABLES.stream()
                .map(table -> database.number("select count(*) from " + table))
                .toList();
    }

    private static long active() throws Exception {
        String metrics = hub.send(hub.request("/actuator/prometheus")
                        .setHeader("Authorization", HubHttp.basic("operator", "secret-of-it")))
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_active_seconds_count"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<HttpResponse<String>> all(List<Callable<HttpResponse<String>>> requests) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Two statements that name what nobody has named, the second of which refers to the first. */
    private static String batch(List<UUID> ids) {
        return """
                [{"id":"%1$s","actor":{"account":{"homePage":"https://school.example","name":"%1$s"}},
                "verb":{"id":"https://verbs.example/%1$s"},"object":{"id":"https://drill.example/%1$s"},
                "context":{"instructor":{"account":{"homePage":"https://school.example","name":"t1"}},
                "contextActivities":{"parent":[{"id":"https://drill.example/course"}]}}},
                {"id":"%2$s","actor":{"account":{"homePage":"https://school.example","name":"%1$s"}},
                "verb":{"id":"https://verbs.example/%1$s"},"object":{"objectType":"StatementRef","id":"%1$s"}}]
                """.formatted(ids.getFirst(), ids.getLast());
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return hub.send(hub.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return hub.send(hub.request(address));
    }

    private static String document(UUID activity) {
        return "/xapi/activities/profile?profileId=p&activityId="
                + URLEncoder.encode("https://drill.example/" + activity, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> put(String address, String body, String condition, String value)
            throws Exception {
        return hub.send(hub.request(address)
                .header("Content-Type", "application/json")
                .header(condition, value)
                .PUT(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> merge(String address, String body) throws Exception {
        return hub.send(
                hub.request(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }
}
