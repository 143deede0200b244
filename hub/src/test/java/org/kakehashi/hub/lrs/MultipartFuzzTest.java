package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Multipart bodies broken in every way are answered, soon and with what is wrong, and leave nothing but whole attachments. */
@HubTest
class MultipartFuzzTest {
    private static final int TRIES = 400;
    private static final String DELIMITER = "\r\n--" + Multipart.BOUNDARY;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private int tenantId;
    private Xapi xapi;

    @BeforeEach
    void tenant() {
        TestTenants.TestTenant created = tenants.create();
        tenantId = created.id();
        xapi = Xapi.basic(http, created.key());
    }

    /** A change of a body, at a part of its length. */
    private record Change(String kind, double at, String text) {
        String apply(String body) {
            int place = (int) (at * body.length());
            int next = Math.max(body.indexOf("\r\n", place), 0);
            return switch (kind) {
                case "truncate" -> body.substring(0, place);
                case "insert" -> body.substring(0, place) + text + body.substring(place);
                case "no line end" -> body.substring(0, next) + body.substring(Math.min(next + 2, body.length()));
                case "bare line feed" -> body.substring(0, next) + body.substring(Math.min(next + 1, body.length()));
                case "twice" -> body + body.substring(place);
                default -> body.substring(0, place) + body.substring(Math.min(place + 40, body.length()));
            };
        }
    }

    private static RandomGenerator<List<Change>> changes() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(
                        DELIMITER,
                        DELIMITER + "\r\n",
                        DELIMITER + "--\r\n",
                        DELIMITER + "  \r\n",
                        "--" + Multipart.BOUNDARY,
                        "\r\n\r\n",
                        "\r\nX-Experience-API-Hash: " + "0".repeat(64),
                        "\r\nContent-Type: multipart/mixed; boundary=inner\r\n\r\n--inner\r\n\r\nx\r\n--inner--",
                        "\r\nX-Large: " + "x".repeat(9000),
                        "\r\n : \r\n:",
                        "\r\n folded",
                        "\0",
                        "x".repeat(700_000)),
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(5));
        return Combinators.combine(
                        Arbitraries.of(
                                "truncate", "insert", "insert", "no line end", "bare line feed", "twice", "delete"),
                        Arbitraries.doubles().between(0, 1),
                        texts)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .generator(1000);
    }

    private static String body(Random random) {
        byte[] small = new byte[random.nextInt(300)];
        random.nextBytes(small);
        byte[] text = ("work " + random.nextInt(5)).getBytes(UTF_8);
        String statement = Xapi.with(
                Multipart.attachments(
                        Multipart.attachment("image/png", small), Multipart.attachment("text/plain", text)),
                Xapi.statement("p" + random.nextInt(3), "made", "q1"));
        return new String(
                Multipart.of(statement)
                        .data("image/png", small)
                        .data("text/plain", text)
                        .bytes(),
                ISO_8859_1);
    }

    @Test
    void brokenBodiesAreAnswered() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        JqwikSession.run(() -> {
            RandomGenerator<List<Change>> changes = changes();
            for (int i = 0; i < TRIES; i++) {
                String body = body(random);
                for (Change change : changes.next(random).value()) {
                    body = change.apply(body);
                }
                HttpResponse<String> answer = post(body.getBytes(ISO_8859_1));
                String seen = "seed " + seed + ", try " + i + ": " + answer.body() + "\n"
                        + (body.length() < 5000 ? Base64.getEncoder().encodeToString(body.getBytes(ISO_8859_1)) : "");
                assertThat(answer.statusCode()).as(seen).isIn(200, 400, 413);
            }
        });
        assertOnlyWholeAttachments();
        assertThat(post(body(random).getBytes(ISO_8859_1)).statusCode())
                .as("no memory is kept back")
                .isEqualTo(200);
    }

    @Test
    void aClientThatBreaksOffLeavesNothing() {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        UUID id = UUID.randomUUID();
        String statement = Xapi.with(
                Multipart.attachments(Multipart.attachment("image/png", large)),
                Xapi.statement(id, "p1", "made", "q1"));
        byte[] whole = Multipart.of(statement).data("image/png", large).bytes();
        for (int length : new int[] {10, 600, 700, 500_000, 2_999_999, whole.length - 5}) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThat(post(part).statusCode()).as("of " + length + " bytes").isEqualTo(400);
        }
        assertThat(xapi.get("?statementId=" + id).statusCode()).isEqualTo(404);
        assertThat(post(whole).statusCode()).isEqualTo(200);
        assertOnlyWholeAttachments();
    }

    private HttpResponse<String> post(byte[] body) {
        return xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", Multipart.CONTENT_TYPE)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private void assertOnlyWholeAttachments() {
        assertThat(owner.jdbc().sql("""
                                select count(*) from attachment a where tenant_id = ? and sha2 is distinct from (
                                    select sha256(string_agg(c.bytes, ''::bytea order by c.part)) from attachment_content c
                                    where c.tenant_id = a.tenant_id and c.content_id = a.content_id)
                                """).param(tenantId).query(Integer.class).single())
                .isZero();
        assertThat(owner.jdbc().sql("""
                                select count(*) from attachment a where tenant_id = ? and not exists (
                                    select from statement_attachment s join statement t using (tenant_id, seq)
                                    where s.tenant_id = a.tenant_id and s.sha2 = a.sha2)
                                """).param(tenantId).query(Integer.class).single())
                .isZero();
    }
}
