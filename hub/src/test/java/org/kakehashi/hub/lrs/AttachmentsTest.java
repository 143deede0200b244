package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Attachments coming in (xAPI 1.0.3 part 2, 2.4.11; part 3, 1.5.2). */
@HubTest
class AttachmentsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private final byte[] data = "here is a simple attachment".getBytes(UTF_8);
    private final UUID id = UUID.randomUUID();

    private int tenantId;
    private Xapi xapi;

    @BeforeEach
    void tenant() {
        TestTenants.TestTenant created = tenants.create();
        tenantId = created.id();
        xapi = Xapi.basic(http, created.key());
    }

    private static String with(String... attachments) {
        return Xapi.with(Multipart.attachments(attachments), Xapi.statement("p1", "made", "q1"));
    }

    private HttpResponse<String> post(byte[] body) {
        return post(Multipart.CONTENT_TYPE, body);
    }

    private HttpResponse<String> post(String contentType, byte[] body) {
        return xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private void assertRefused(HttpResponse<String> answer, String because) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
        assertThat(xapi.list("").get("statements")).isEmpty();
        assertThat(count("attachment")).isZero();
    }

    private long count(String table) {
        return owner.jdbc()
                .sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenantId)
                .query(Long.class)
                .single();
    }

    @Test
    void dataComesInBesideItsStatement() {
        String statement = with(Multipart.attachment("text/plain; charset=ascii", data));
        HttpResponse<String> answer =
                post(Multipart.of(statement).data("text/plain", data).bytes());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(count("attachment")).isOne();
        assertThat(count("attachment_upload")).isZero();
        String given = Xapi.JSON.readTree(answer.body()).get(0).stringValue();
        assertThat(xapi.get("?statementId=" + given).body()).endsWith(statement.substring(1));
    }

    @Test
    void aPutBringsDataToo() {
        String statement = Xapi.with(
                Multipart.attachments(Multipart.attachment("text/plain", data)),
                Xapi.statement(id, "p1", "made", "q1"));
        assertThat(xapi.send(xapi.request("/xapi/statements?statementId=" + id)
                                .header("Content-Type", Multipart.CONTENT_TYPE)
                                .PUT(Multipart.of(statement)
                                        .data("text/plain", data)
                                        .publisher()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(count("statement_attachment")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-224", "SHA-256", "SHA-384", "SHA-512"})
    void theLengthOfTheHashTellsTheAlgorithm(String algorithm) {
        String sha2 = Multipart.sha2(algorithm, data);
        byte[] body = Multipart.of(
                        with(Multipart.attachment("text/plain", data.length, sha2.toUpperCase(java.util.Locale.ROOT))))
                .part(Multipart.headers("text/plain", sha2), data)
                .bytes();
        assertThat(post(body).statusCode()).isEqualTo(200);
        data[0] ^= 1;
        byte[] other = Multipart.of(with(Multipart.attachment("text/plain", data.length, sha2)))
                .part(Multipart.headers("text/plain", sha2), data)
                .bytes();
        HttpResponse<String> answer = post(other);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("another hash");
    }

    @Test
    void dataUsedOftenIsKeptOnce() {
        byte[] large = new byte[1_500_000];
        new Random(1).nextBytes(large);
        String attachment = Multipart.attachment("image/png", large);
        String batch = "[" + with(attachment, attachment) + "," + with(attachment) + "]";
        assertThat(post(Multipart.of(batch)
                                .data("image/png", large)
                                .data("image/png", large)
                                .bytes())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(Multipart.of(with(attachment)).data("image/png", large).bytes())
                        .statusCode())
                .isEqualTo(200);
        assertThat(count("attachment")).isOne();
        assertThat(count("statement_attachment")).isEqualTo(3);
        assertThat(count("attachment_content")).isEqualTo(3);
        assertThat(count("attachment_upload")).isZero();
    }

    @Test
    void writersOfTheSameDataNeitherDeadlockNorKeepItTwice() throws Exception {
        List<byte[]> shared = IntStream.range(0, 6)
                .mapToObj(number -> ("shared " + number).getBytes(UTF_8))
                .toList();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 24; writer++) {
            List<byte[]> order = new ArrayList<>(shared);
            Collections.shuffle(order, new Random(writer));
            Multipart body = Multipart.of(with(order.stream()
                    .map(each -> Multipart.attachment("text/plain", each))
                    .toArray(String[]::new)));
            order.forEach(each -> body.data("text/plain", each));
            byte[] bytes = body.bytes();
            writers.add(() -> post(bytes).statusCode());
        }
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : clients.invokeAll(writers)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(count("attachment")).isEqualTo(6);
        assertThat(count("statement_attachment")).isEqualTo(24 * 6);
    }

    @Test
    void theSameDataMayBeOfTwoKinds() {
        String batch = "[" + with(Multipart.attachment("image/png", data)) + ","
                + with(Multipart.attachment("application/octet-stream", data)) + "]";
        assertThat(post(Multipart.of(batch)
                                .data("application/octet-stream", data)
                                .bytes())
                        .statusCode())
                .isEqualTo(200);
        assertThat(count("statement_attachment")).isEqualTo(2);
    }

    @Test
    void theSameAgainIsFineAndAnotherStatementIsNot() {
        String attachment = Multipart.attachment("text/plain", data);
        String statement = Xapi.with(Multipart.attachments(attachment), Xapi.statement(id, "p1", "made", "q1"));
        for (int i = 0; i < 2; i++) {
            assertThat(post(Multipart.of(statement).data("text/plain", data).bytes())
                            .statusCode())
                    .isEqualTo(200);
        }
        String other = Xapi.with(Multipart.attachments(attachment), Xapi.statement(id, "p2", "made", "q1"));
        assertThat(post(Multipart.of(other).data("text/plain", data).bytes()).statusCode())
                .isEqualTo(409);
        assertThat(count("statement_attachment")).isOne();
    }

    @Test
    void aRepeatAddsNoDataToWhatIsStored() {
        String statement = Xapi.with(
                Multipart.attachments(Multipart.attachment("text/plain", data)
                        .replace("\"sha2\"", "\"fileUrl\":\"https://f.example/1\",\"sha2\"")),
                Xapi.statement(id, "p1", "made", "q1"));
        assertThat(xapi.post(statement).statusCode()).isEqualTo(200);
        assertThat(post(Multipart.of(statement).data("text/plain", data).bytes())
                        .statusCode())
                .isEqualTo(200);
        assertThat(count("attachment")).isZero();
        assertThat(count("attachment_upload")).isOne();
    }

    @Test
    void anEmptyAttachmentIsOne() {
        byte[] nothing = {};
        assertThat(post(Multipart.of(with(Multipart.attachment("text/plain", nothing)))
                                .data("text/plain", nothing)
                                .bytes())
                        .statusCode())
                .isEqualTo(200);
        assertThat(count("attachment")).isOne();
    }

    @Test
    void aSubStatementsAttachmentComesAlongToo() {
        String sub = "{\"actor\":" + Xapi.agent("p1") + ",\"verb\":{\"id\":\"https://verbs.example/saw\"},\"object\":"
                + "{\"objectType\":\"SubStatement\","
                + with(Multipart.attachment("text/plain", data))
                        .replaceAll("\"id\":\"[0-9a-f-]{36}\",", "")
                        .substring(1)
                + "}";
        assertRefused(post(Multipart.of(sub).bytes()), "no fileUrl");
        assertThat(post(Multipart.of(sub).data("text/plain", data).bytes()).statusCode())
                .isEqualTo(200);
        assertThat(count("statement_attachment")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.3", "2.0.0"})
    void multipartNeedsNoData(String version) {
        Xapi other = xapi.at("/xapi", version);
        String plain = Xapi.statement("p1", "made", "q1");
        String elsewhere = with(Multipart.attachment("text/plain", data)
                .replace("\"sha2\"", "\"fileUrl\":\"https://f.example/1\",\"sha2\""));
        for (String statement : new String[] {plain, elsewhere, "[" + plain.replace("p1", "p2") + "]", "[]"}) {
            HttpResponse<String> answer = other.send(other.request("/xapi/statements")
                    .header("Content-Type", Multipart.CONTENT_TYPE)
                    .POST(Multipart.of(statement.replaceFirst("\"id\":\"[^\"]*\",", ""))
                            .publisher()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void aDeclaredLengthIsOnlyHeldAgainstAHeader() {
        String statement = with(Multipart.attachment("text/plain", 5, Multipart.sha2("SHA-256", data)));
        assertThat(post(Multipart.of(statement).data("text/plain", data).bytes())
                        .statusCode())
                .isEqualTo(200);
        String headers = Multipart.headers("text/plain", Multipart.sha2("SHA-256", data));
        HttpResponse<String> answer = post(Multipart.of(statement)
                .part(headers + "\nContent-Length: 27", data)
                .bytes());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Content-Length");
        assertThat(post(Multipart.of(statement)
                                .part(headers + "\nContent-Length: 5", data)
                                .bytes())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Experience-API-Hash: HASH | Content-Transfer-Encoding
            X-Experience-API-Hash: HASH;Content-Transfer-Encoding: base64 | Content-Transfer-Encoding
            Content-Transfer-Encoding: binary | X-Experience-API-Hash
            Content-Transfer-Encoding: binary;X-Experience-API-Hash: 00 | no attachment
            Content-Transfer-Encoding: binary;X-Experience-API-Hash: HASH;Content-Type: image/png | Content-Type
            """)
    void aPartsHeadersAreHeldAgainstTheStatements(String headers, String because) {
        String hash = Multipart.sha2("SHA-256", data);
        assertRefused(
                post(Multipart.of(with(Multipart.attachment("text/plain", data)))
                        .part(headers.replace("HASH", hash).replace(";", "\n"), data)
                        .bytes()),
                because);
    }

    @Test
    void whatIsMissingOrTooMuchIsRefused() {
        String statement = with(Multipart.attachment("text/plain", data));
        assertRefused(xapi.post(statement), "multipart/mixed");
        assertRefused(post(Multipart.of(statement).bytes()), "no fileUrl");
        byte[] more = "more".getBytes(UTF_8);
        assertRefused(
                post(Multipart.of(statement)
                        .data("text/plain", data)
                        .data("text/plain", more)
                        .bytes()),
                "Part 3");
        assertRefused(
                post(Multipart.of(statement)
                        .part("Content-Type: application/json", statement.getBytes(UTF_8))
                        .data("text/plain", data)
                        .bytes()),
                "Part 2");
        data[3] ^= 1;
        byte[] changed = new Multipart()
                .part("Content-Type: application/json", statement.getBytes(UTF_8))
                .part(
                        Multipart.headers(
                                "text/plain", Multipart.sha2("SHA-256", "here is a simple attachment".getBytes(UTF_8))),
                        data)
                .bytes();
        assertRefused(post(changed), "another hash");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed",
                "multipart/mixed;",
                "multipart/mixed; boundary=",
                "multipart/mixed; boundary=\"\"",
                "multipart/mixed; boundary=\"a b \"",
                "multipart/mixed; boundary=\"[x]\"",
                "multipart/form-data; boundary=x",
                "multipart/related; boundary=x"
            })
    void theContentTypeMustNameABoundary(String contentType) {
        byte[] body = Multipart.of(Xapi.statement("p1", "made", "q1")).bytes();
        assertRefused(post(contentType, body), "multipart/mixed");
        assertRefused(post("multipart/mixed; boundary=" + "x".repeat(71), body), "boundary");
    }

    @Test
    void aBrokenBodyIsRefused() {
        String statement = with(Multipart.attachment("text/plain", data));
        byte[] unfinished = Multipart.of(statement).data("text/plain", data).unfinished();
        assertRefused(post(unfinished), "multipart");
        assertRefused(post(Arrays.copyOf(unfinished, unfinished.length - data.length - 20)), "multipart");
        assertRefused(post(new byte[] {}), "boundary");
        assertRefused(post(statement.getBytes(UTF_8)), "boundary");
        assertRefused(
                post(new Multipart()
                        .part("Content-Type: text/plain", statement.getBytes(UTF_8))
                        .bytes()),
                "first part");
        assertRefused(
                post(new Multipart()
                        .part("X-Other: 1", statement.getBytes(UTF_8))
                        .bytes()),
                "first part");
        assertRefused(
                post(Multipart.of(statement + "x").data("text/plain", data).bytes()), "MALFORMED_JSON");
        assertRefused(
                post(new Multipart().part("X: " + "x".repeat(20_000), data).bytes()), "multipart");
    }

    @Test
    void theBoundsAreTold() {
        HttpResponse<String> answer = post(new Multipart()
                .part("Content-Type: application/json", new byte[20 * 1024 * 1024 + 1])
                .bytes());
        assertThat(answer.statusCode()).isEqualTo(413);
        Multipart many = Multipart.of(with(Multipart.attachment("text/plain", data)));
        for (int i = 0; i < 1001; i++) {
            many.data("text/plain", data);
        }
        answer = post(many.bytes());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1000 parts");
    }

    @Test
    void aTypeThatWouldBreakAHeaderIsRefused() {
        assertRefused(
                post(Multipart.of(with(Multipart.attachment("text/plain;\\r\\nX-Evil: 1", data)))
                        .data("text/plain", data)
                        .bytes()),
                "MEDIA_TYPE");
    }
}
