package org.kakehashi.connectors.xapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedStatements;
import org.kakehashi.connectors.spi.statements.AttachmentPart;

class XapiPullTests {
    private static final String STATEMENTS = "/xapi/statements";
    private static final String THROUGH = "X-Experience-API-Consistent-Through";

    private final OtherStore store = new OtherStore();
    private final CollectedStatements got = new CollectedStatements();

    @AfterEach
    void stop() {
        store.close();
    }

    private Cursor pull(Cursor since, Map<String, String> settings) throws IOException, InterruptedException {
        return new XapiPull(store.context(settings), OtherStore.SHORT).readStatements(since, got);
    }

    private List<String> bodies() {
        return got.statements().stream()
                .map(each -> new String(each.json(), UTF_8))
                .toList();
    }

    private List<String> codes() {
        return got.findings().stream().map(Finding::code).toList();
    }

    @Test
    void pagesAreReadAlongMoreAndEveryByteStaysAsItCame() throws Exception {
        String one = OtherStore.statement("2026-04-10T01:00:00Z");
        String two = OtherStore.statement("2026-04-10T01:00:01Z");
        String three = OtherStore.statement("2026-04-10T01:00:02Z");
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .withQueryParam("ascending", equalTo("true"))
                .withQueryParam("format", equalTo("exact"))
                .withQueryParam("attachments", equalTo("true"))
                .withQueryParam("since", absent())
                .withHeader("X-Experience-API-Version", equalTo("1.0.3"))
                .withBasicAuth("key", "secret")
                .willReturn(OtherStore.page("2026-04-10T02:00:00Z", "/xapi/statements/more?p=2", one, two)));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS + "/more"))
                .withBasicAuth("key", "secret")
                .willReturn(OtherStore.page("2026-04-10T02:00:01Z", "", three)));

        Cursor end = pull(Cursor.START, Map.of());

        assertThat(bodies()).containsExactly(one, two, three);
        assertThat(end.value()).isEqualTo("2026-04-10T02:00:01Z");
        assertThat(got.checkpoints())
                .containsExactly(new Cursor("2026-04-10T01:00:01Z"), new Cursor("2026-04-10T02:00:01Z"));
        assertThat(got.findings()).isEmpty();
    }

    @Test
    void theNextRunBeginsBeforeTheCursorByTheOverlap() throws Exception {
        store.always(OtherStore.page("2026-04-10T03:00:00Z", ""));

        Cursor end = pull(new Cursor("2026-04-10T02:00:00Z"), Map.of("overlapSeconds", "30"));

        assertThat(end.value()).isEqualTo("2026-04-10T03:00:00Z");
        store.server.verify(
                getRequestedFor(urlPathEqualTo(STATEMENTS)).withQueryParam("since", equalTo("2026-04-10T01:59:30Z")));
    }

    @Test
    void behindConsistentThroughNothingIsCertain() throws Exception {
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .willReturn(OtherStore.page(
                        "2026-04-10T01:00:05Z",
                        "/xapi/more",
                        OtherStore.statement("2026-04-10T01:00:00Z"),
                        OtherStore.statement("2026-04-10T01:00:09Z"))));
        store.server.stubFor(get(urlPathEqualTo("/xapi/more"))
                .willReturn(OtherStore.page("2026-04-10T01:00:30Z", "", OtherStore.statement("2026-04-10T01:00:20Z"))));

        Cursor end = pull(Cursor.START, Map.of());

        // One that was stored at :06, and was not to be seen yet, lies on the first page, which isn't read again in
        // this run.
        assertThat(end.value()).isEqualTo("2026-04-10T01:00:05Z");
        assertThat(got.statements()).hasSize(3);
    }

    @Test
    void outOfOrderNothingIsCertainButWhatWasCompleteAtFirst() throws Exception {
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .willReturn(OtherStore.page(
                        "2026-04-10T02:00:00Z",
                        "/xapi/more",
                        OtherStore.statement("2026-04-10T01:00:09Z"),
                        OtherStore.statement("2026-04-10T01:00:00Z"))));
        store.server.stubFor(get(urlPathEqualTo("/xapi/more")).willReturn(OtherStore.page("2026-04-10T02:30:00Z", "")));

        Cursor end = pull(new Cursor("2026-04-10T00:00:00Z"), Map.of());

        assertThat(codes()).containsExactly("answer.unordered");
        assertThat(got.checkpoints())
                .containsExactly(new Cursor("2026-04-10T00:00:00Z"), new Cursor("2026-04-10T02:00:00Z"));
        assertThat(end.value()).isEqualTo("2026-04-10T02:00:00Z");
    }

    @Test
    void aPlaceOnAnotherServerIsNotFollowed() throws Exception {
        try (OtherStore foreign = new OtherStore()) {
            store.always(OtherStore.page(
                    "2026-04-10T02:00:00Z",
                    foreign.endpoint() + "/statements?more=1",
                    OtherStore.statement("2026-04-10T01:00:00Z")));

            Cursor end = pull(Cursor.START, Map.of());

            assertThat(codes()).containsExactly("answer.more-elsewhere");
            assertThat(end.value()).isEqualTo("2026-04-10T01:00:00Z");
            assertThat(foreign.server.getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void placesThatGoRoundInACircleAreLeft() throws Exception {
        store.always(OtherStore.page(
                "2026-04-10T02:00:00Z", "/xapi/statements?more=1", OtherStore.statement("2026-04-10T01:00:00Z")));

        pull(Cursor.START, Map.of());

        assertThat(codes()).containsExactly("answer.more-loops");
        assertThat(store.server.getAllServeEvents()).hasSize(2);
    }

    @Test
    void withoutConsistentThroughTheLastStatementIsTheCursor() throws Exception {
        store.always(aResponse()
                .withBody("{\"more\": \"\", \"statements\": [" + OtherStore.statement("2026-04-10T10:00:00+09:00")
                        + "]}"));

        Cursor end = pull(Cursor.START, Map.of());

        assertThat(end.value()).isEqualTo("2026-04-10T01:00:00Z");
        assertThat(codes()).containsExactly("answer.no-consistent-through");
    }

    @Test
    void attachmentsComeWithTheirStatements() throws Exception {
        byte[] data = {0, '\r', '\n', '-', '-', 'b', 1, '\r', '\n'};
        String with = """
                {"id":"%s","object":{"objectType":"SubStatement","attachments":[{"sha2":"aa"},{"sha2":"bb"}]},\
                "attachments":[{"sha2":"cc"}],"stored":"2026-04-10T01:00:00Z"}""".formatted(new UUID(2, 2));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b-1\r\nContent-Type: application/json\r\n\r\n{\"statements\":[" + with
                        + "],\"more\":\"\"}\r\n--b-1\r\nContent-Type: text/plain\r\nX-Experience-API-Hash: bb\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(data);
        body.writeBytes("\r\n--b-1\r\nX-Experience-API-Hash: cc\r\n\r\n\r\n--b-1--\r\n".getBytes(UTF_8));
        store.always(aResponse()
                .withHeader("Content-Type", "multipart/mixed; boundary=\"b-1\"")
                .withHeader(THROUGH, "2026-04-10T02:00:00Z")
                .withBody(body.toByteArray()));

        pull(Cursor.START, Map.of());

        assertThat(bodies()).containsExactly(with);
        List<AttachmentPart> parts = got.statements().getFirst().attachments();
        assertThat(parts).extracting(AttachmentPart::sha2).containsExactly("bb", "cc");
        assertThat(parts.getFirst().data()).isEqualTo(data);
        assertThat(parts.getFirst().contentType()).isEqualTo("text/plain");
        assertThat(parts.getLast().data()).isEmpty();
    }
}
