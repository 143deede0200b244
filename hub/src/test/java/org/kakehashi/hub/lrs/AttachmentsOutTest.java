package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Attachments going out (xAPI 1.0.3 part 3, 1.5.2 and 2.1.3). */
@HubTest
class AttachmentsOutTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    OwnerDatabase owner;

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] picture = new byte[1_300_000];
    private final byte[] text = "本文\r\n--".getBytes(UTF_8);
    private final UUID id = UUID.randomUUID();

    private TestTenants.TestTenant tenant;
    private Xapi xapi;

    @BeforeEach
    void tenant() {
        new Random(7).nextBytes(picture);
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    private void store(UUID statement, String actor, String attachments, Multipart.Part... data) {
        store(xapi, statement, actor, attachments, data);
    }

    private static void store(Xapi as, UUID statement, String actor, String attachments, Multipart.Part... data) {
        Multipart body = Multipart.of(
                Xapi.with(Multipart.attachments(attachments), Xapi.statement(statement, actor, "made", "q1")));
        for (Multipart.Part part : data) {
            body.data(part.headers().getOrDefault("Content-Type", ""), part.data());
        }
        HttpResponse<String> answer = as.send(as.request("/xapi/statements")
                .header("Content-Type", Multipart.CONTENT_TYPE)
                .POST(body.publisher()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Multipart.Part data(String contentType, byte[] bytes) {
        return new Multipart.Part(Map.of("Content-Type", contentType), bytes);
    }

    private List<Multipart.Part> get(Xapi as, String pathAndQuery) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(as.request(pathAndQuery).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        assertThat(contentType).startsWith("multipart/mixed; boundary=").doesNotContain("\"");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        return Multipart.parts(contentType, answer.body());
    }

    private List<Multipart.Part> get(String query) throws IOException, InterruptedException {
        return get(xapi, "/xapi/statements" + query);
    }

    @Test
    void dataComesBackByteForByte() throws Exception {
        store(
                id,
                "p1",
                Multipart.attachment("image/png", picture) + ","
                        + Multipart.attachment("text/plain; charset=utf-8", text),
                data("image/png", picture),
                data("text/plain", text));
        List<Multipart.Part> parts = get("?statementId=" + id + "&attachments=true");
        assertThat(parts).hasSize(3);
        assertThat(parts.getFirst().headers()).containsEntry("Content-Type", "application/json");
        assertThat(parts.getFirst().text())
                .isEqualTo(xapi.get("?statementId=" + id).body());
        assertThat(parts.subList(1, 3)).anySatisfy(part -> {
            assertThat(part.data()).isEqualTo(picture);
            assertThat(part.headers())
                    .containsEntry("Content-Type", "image/png")
                    .containsEntry("Content-Transfer-Encoding", "binary")
                    .containsEntry("X-Experience-API-Hash", Multipart.sha2("SHA-256", picture));
        });
        assertThat(parts.subList(1, 3)).anySatisfy(part -> {
            assertThat(part.data()).isEqualTo(text);
            assertThat(part.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
        });
    }

    @Test
    void aListHasEachDataOnceAndTheSameStatements() throws Exception {
        String attachment = Multipart.attachment("text/plain", text);
        store(id, "p1", attachment, data("text/plain", text));
        store(UUID.randomUUID(), "p2", attachment, data("text/plain", text));
        store(UUID.randomUUID(), "p2", Multipart.attachment("image/png", picture), data("image/png", picture));
        List<Multipart.Part> parts = get("?attachments=true");
        assertThat(parts).hasSize(3);
        assertThat(Xapi.JSON.readTree(parts.getFirst().text()).get("statements"))
                .isEqualTo(xapi.list("").get("statements"));
        parts = get("?attachments=true&" + Xapi.byAgent("p1"));
        assertThat(parts).hasSize(2);
        assertThat(parts.getLast().data()).isEqualTo(text);
    }

    @Test
    void moreGoesOnWithAttachments() throws Exception {
        for (int i = 0; i < 3; i++) {
            byte[] own = ("work " + i).getBytes(UTF_8);
            store(UUID.randomUUID(), "p1", Multipart.attachment("text/plain", own), data("text/plain", own));
        }
        List<Multipart.Part> first = get("?attachments=true&ascending=true&limit=2");
        assertThat(first).hasSize(3);
        String more = Xapi.JSON.readTree(first.getFirst().text()).get("more").stringValue();
        assertThat(more).contains("attachments=true");
        List<Multipart.Part> second = get(xapi, more);
        assertThat(second).hasSize(2);
        assertThat(second.getLast().text()).isEqualTo("work 2");
    }

    @Test
    void anAnswerIsMultipartEvenWithoutData() throws Exception {
        assertThat(get("?attachments=true")).hasSize(1);
        xapi.put(id, Xapi.statement(id, "p1", "did", "q1"));
        assertThat(get("?attachments=true&statementId=" + id)).hasSize(1);
        assertThat(xapi.get("?attachments=false").headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(xapi.get("?attachments=yes").statusCode()).isEqualTo(400);
        assertThat(xapi.get("?attachments=true&statementId=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void headTellsTheSameHeaders() throws Exception {
        store(id, "p1", Multipart.attachment("image/png", picture), data("image/png", picture));
        HttpResponse<String> answer = xapi.send(xapi.request("/xapi/statements?attachments=true&statementId=" + id)
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("multipart/mixed");
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .isGreaterThan(picture.length);
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
    }

    @Test
    void dataIsSeenByThoseWhoSeeAStatementThatBroughtIt() throws Exception {
        store(id, "p1", Multipart.attachment("text/plain", text), data("text/plain", text));
        String key = "mine-" + tenant.slug();
        tenants.client(
                tenant.id(), key, EnumSet.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE));
        Xapi mine = Xapi.basic(http, key);
        UUID own = UUID.randomUUID();
        String elsewhere = Multipart.attachment("text/plain", text)
                .replace("\"sha2\"", "\"fileUrl\":\"https://f.example/1\",\"sha2\"");
        assertThat(mine.post(Xapi.with(Multipart.attachments(elsewhere), Xapi.statement(own, "p2", "made", "q1")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(mine, "/xapi/statements?attachments=true")).hasSize(1);
        assertThat(mine.get("?attachments=true&statementId=" + id).statusCode()).isEqualTo(404);
        store(mine, UUID.randomUUID(), "p2", Multipart.attachment("text/plain", text), data("text/plain", text));
        assertThat(get(mine, "/xapi/statements?attachments=true")).hasSize(2);
    }

    @Test
    void aBrokenAnswerIsNeverTakenForAWhole() throws Exception {
        store(id, "p1", Multipart.attachment("image/png", picture), data("image/png", picture));
        owner.jdbc()
                .sql("delete from attachment_content where tenant_id = ? and part = 1")
                .param(tenant.id())
                .update();
        HttpRequest request = xapi.request("/xapi/statements?attachments=true&statementId=" + id)
                .build();
        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }
}
