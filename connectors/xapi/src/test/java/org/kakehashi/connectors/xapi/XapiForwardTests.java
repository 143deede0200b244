package org.kakehashi.connectors.xapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.statements.AttachmentPart;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;

class XapiForwardTests {
    private static final String STATEMENTS = "/xapi/statements";

    private final OtherStore store = new OtherStore();
    private final List<ForwardedStatement> batch = OtherStore.batch();

    @AfterEach
    void stop() {
        store.close();
    }

    private Delivery forward(Map<String, String> settings) throws InterruptedException {
        return new XapiForward(store.context(settings), OtherStore.SHORT).forward(batch);
    }

    private static Delivery.Later later(Delivery delivery) {
        return Objects.requireNonNull(delivery.later());
    }

    private static String ids(List<ForwardedStatement> statements) {
        return OtherStore.ids(statements.stream().map(ForwardedStatement::id).toList());
    }

    @Test
    void busyAnswersNameWhenToComeAgain() throws Exception {
        for (int status : List.of(429, 500, 502, 503, 504)) {
            store.always(aResponse().withStatus(status).withHeader("Retry-After", "120"));
            Delivery delivery = forward(Map.of());

            assertThat(delivery.accepted()).isEmpty();
            assertThat(delivery.refused()).isEmpty();
            assertThat(later(delivery).pause()).isEqualTo(Duration.ofMinutes(2));
            assertThat(later(delivery).why().code()).isEqualTo("answer.status");
        }
    }

    @Test
    void refusedCredentialsWrongPlacesAndForeignAnswersWaitToBeMended() throws Exception {
        store.always(aResponse().withStatus(403));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.credentials");
        store.always(aResponse().withStatus(404));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.status");
        store.always(aResponse().withStatus(302));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.status");
        store.always(aResponse().withStatus(200).withBody("<html>Welcome</html>"));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.form");
        store.always(aResponse().withStatus(200).withBody("[\"" + UUID.randomUUID() + "\"]"));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.form");
        store.always(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(later(forward(Map.of())).why().code()).isEqualTo("answer.none");
    }

    @Test
    void aStoreThatTakesLittleAtOnceGetsSmallerRequests() throws Exception {
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing("\"id\": \"" + batch.get(0).id()))
                .withRequestBody(containing("\"id\": \"" + batch.get(3).id()))
                .willReturn(aResponse().withStatus(413)));
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing("\"id\": \"" + batch.get(1).id()))
                .atPriority(10)
                .willReturn(aResponse().withBody(ids(batch.subList(0, 2)))));
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing("\"id\": \"" + batch.get(2).id()))
                .atPriority(10)
                .willReturn(aResponse().withBody(ids(batch.subList(2, 4)))));

        Delivery delivery = forward(Map.of());

        assertThat(delivery.accepted()).hasSize(4);
        assertThat(delivery.later()).isNull();
        assertThat(store.server.getAllServeEvents()).hasSize(3);
    }

    @Test
    void aStatementThatBreaksTheStoreDoesNotHoldUpTheOthers() throws Exception {
        ForwardedStatement bad = batch.get(1);
        batch.forEach(each -> store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing("\"id\": \"" + each.id()))
                .atPriority(10)
                .willReturn(aResponse().withBody(ids(batch)))));
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing("\"id\": \"" + bad.id()))
                .willReturn(aResponse().withStatus(500).withBody("oops")));

        Delivery delivery = forward(Map.of());

        assertThat(delivery.accepted()).hasSize(3).doesNotContain(bad.id());
        assertThat(delivery.refused()).containsExactly(new Delivery.Refused(bad.id(), 500, "oops"));
        assertThat(delivery.later()).isNull();
    }

    @Test
    void aBrokenStoreRefusesNothingAndIsSoonLeftAlone() throws Exception {
        store.always(aResponse().withStatus(500));
        Delivery few = forward(Map.of());
        assertThat(few.refused()).isEmpty();
        assertThat(later(few).why().code()).isEqualTo("answer.status");

        for (int i = 5; i <= 100; i++) {
            batch.add(new ForwardedStatement(new UUID(7, i), batch.getFirst().json(), List.of()));
        }
        store.server.resetRequests();
        assertThat(forward(Map.of()).refused()).isEmpty();
        assertThat(store.server.getAllServeEvents()).hasSize(24);
    }

    @Test
    void aStoreThatRecoversTakesWhatBrokeItBefore() throws Exception {
        store.server.stubFor(
                post(urlPathEqualTo(STATEMENTS)).willReturn(aResponse().withBody(ids(batch))));
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .inScenario("broken")
                .atPriority(1)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("whole"));

        Delivery delivery = forward(Map.of("batchSize", "1"));

        assertThat(delivery.accepted()).hasSize(4);
        assertThat(delivery.refused()).isEmpty();
        assertThat(delivery.later()).isNull();
    }

    @Test
    void whatWasAcceptedBeforeABreakStaysAccepted() throws Exception {
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing(batch.get(0).id().toString()))
                .willReturn(aResponse().withBody(ids(batch.subList(0, 2)))));
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .withRequestBody(containing(batch.get(2).id().toString()))
                .willReturn(aResponse().withStatus(503)));

        Delivery delivery = forward(Map.of("batchSize", "2"));

        assertThat(delivery.accepted())
                .containsExactlyInAnyOrder(batch.get(0).id(), batch.get(1).id());
        assertThat(delivery.later()).isNotNull();
        assertThat(later(delivery).pause()).isNull();
    }

    @Test
    void anIdThatIsThereWithTheSameContentCountsAsTaken() throws Exception {
        ForwardedStatement same = batch.get(0);
        ForwardedStatement voided = batch.get(1);
        ForwardedStatement different = batch.get(2);
        ForwardedStatement hidden = batch.get(3);
        store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                .willReturn(aResponse().withStatus(409).withBody("known")));
        found(
                "statementId",
                same.id(),
                OtherStore.statement(same.id(), "2027-01-01T00:00:00Z").replace("1.50", "1.5"));
        found("voidedStatementId", voided.id(), OtherStore.statement(voided.id(), "2027-01-01T00:00:00Z"));
        found(
                "statementId",
                different.id(),
                OtherStore.statement(different.id(), "x").replace("1.50", "1.6"));
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .atPriority(10)
                .willReturn(aResponse().withStatus(404)));

        Delivery delivery = forward(Map.of());

        assertThat(delivery.accepted()).containsExactlyInAnyOrder(same.id(), voided.id());
        assertThat(delivery.refused())
                .containsExactly(
                        new Delivery.Refused(different.id(), 409, "known"),
                        new Delivery.Refused(hidden.id(), 409, "known"));
    }

    private void found(String parameter, UUID id, String statement) {
        store.server.stubFor(get(urlPathEqualTo(STATEMENTS))
                .withQueryParam(parameter, equalTo(id.toString()))
                .willReturn(aResponse().withBody(statement)));
    }

    @Test
    void attachmentsGoAlongByMultipart() throws Exception {
        ForwardedStatement plain = batch.get(0);
        ForwardedStatement with = new ForwardedStatement(
                plain.id(), plain.json(), List.of(new AttachmentPart("abc", "image/png", new byte[] {0, 13, 10, -1})));
        batch.clear();
        batch.add(with);
        store.always(aResponse().withBody(ids(batch)));

        assertThat(forward(Map.of()).accepted()).containsExactly(with.id());
        LoggedRequest sent = store.server
                .findAll(postRequestedFor(urlPathEqualTo(STATEMENTS)))
                .getFirst();
        List<MultipartMixed.Part> parts = MultipartMixed.parts(sent.getHeader("Content-Type"), sent.getBody());
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).header("Content-Type")).isEqualTo("application/json");
        assertThat(parts.get(1).headers())
                .containsEntry("x-experience-api-hash", "abc")
                .containsEntry("content-type", "image/png")
                .containsEntry("content-transfer-encoding", "binary");
        assertThat(parts.get(1).end() - parts.get(1).start()).isEqualTo(4);

        assertThat(forward(Map.of("attachments", "without")).accepted()).containsExactly(with.id());
        assertThat(store.server.findAll(postRequestedFor(urlPathEqualTo(STATEMENTS))
                        .withHeader("Content-Type", equalTo("application/json"))))
                .hasSize(1);
    }
}
