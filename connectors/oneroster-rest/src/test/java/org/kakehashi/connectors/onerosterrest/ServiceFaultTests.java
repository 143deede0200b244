package org.kakehashi.connectors.onerosterrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;

/** A service that is busy, broken, or another than it should be. */
class ServiceFaultTests {

    private final RosterService service = new RosterService(RosterContent.school(3));
    private final Plain plain = new Plain();
    private final Recorded sink = new Recorded();

    @AfterEach
    void stop() {
        service.close();
    }

    private Cursor read(Map<String, String> more) throws IOException, InterruptedException {
        return plain.connector(service, more).readRoster(Cursor.START, sink);
    }

    private List<String> codes() {
        return sink.all().findings().stream().map(Finding::code).toList();
    }

    @Test
    void aBusyServiceIsAskedAgainLaterEachTime() throws Exception {
        AtomicInteger busy = new AtomicInteger(3);
        service.answer((request, page) ->
                busy.getAndDecrement() > 0 ? page.withStatus(429).withHeader("Retry-After", "5") : page);

        read(Map.of());

        assertThat(sink.all().records()).isNotEmpty();
        assertThat(plain.pauses()).hasSize(3).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) >= 0);
    }

    @Test
    void aServiceThatWantsToBeLeftAloneForLongIsLeftToAnotherRun() {
        service.answer((request, page) -> page.withStatus(503).withHeader("Retry-After", "3600"));

        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(IOException.class).hasMessageContaining("3600");
        assertThat(plain.pauses()).isEmpty();
    }

    @Test
    void aBrokenConnectionIsTriedAFewTimesAndThenTold() {
        service.answer((request, page) -> page.withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(IOException.class);
        assertThat(plain.pauses()).hasSize(3);
        assertThat(sink.all().records()).isEmpty();
    }

    @Test
    void halfAPageIsNoPage() {
        service.answer((request, page) ->
                request.collection().equals("users") ? page.withFault(Fault.MALFORMED_RESPONSE_CHUNK) : page);

        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(IOException.class);
        assertThat(sink.all().records()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html>maintenance</html>|service.not-json",
                "200||service.not-json",
                "200|[1, 2]|service.shape",
                "200|{\"orgs\": {}}|service.shape",
                "200|{\"orgs\": [7]}|item.shape",
                "200|{\"orgs\": [{\"sourcedId\": {}}]}|item.shape",
                "403|{}|service.forbidden",
                "404|{}|service.not-found",
                "302|{}|service.refused"
            })
    void whatIsWrongForGoodIsAFinding(int status, String body, String code) throws Exception {
        service.answer((request, page) -> request.collection().equals("orgs")
                ? RosterService.json(body == null ? "" : body).withStatus(status)
                : page);

        read(Map.of());

        assertThat(codes()).contains(code);
        assertThat(sink.all().findings().getFirst().file()).isEqualTo("orgs");
        assertThat(plain.pauses()).isEmpty();
    }

    @Test
    void anEndlessBodyIsCut() throws Exception {
        service.answer((request, page) -> RosterService.json("{\"orgs\":[" + " ".repeat(17 << 20) + "]}"));

        assertThat(read(Map.of())).isEqualTo(Cursor.START);
        assertThat(codes()).containsExactly("page.too-large");
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedOnce() throws Exception {
        service.answer((request, page) -> request.authorization().equals("Bearer token-1")
                        && request.collection().equals("users")
                ? page.withStatus(401)
                : page);

        read(Map.of());

        assertThat(codes()).isEmpty();
        assertThat(service.tokenForms()).hasSize(2);
        service.answer((request, page) -> page.withStatus(401));
        assertThat(plain.connector(service, Map.of()).readRoster(Cursor.START, sink))
                .isEqualTo(Cursor.START);
        assertThat(codes()).containsExactly("service.unauthorized");
    }

    @Test
    void theClientSaysWhoItIsAsTheServiceWantsIt() throws Exception {
        read(Map.of());
        plain.connector(service, Map.of("clientAuthentication", "client_secret_post"))
                .readRoster(Cursor.START, new Recorded());

        String pair = Base64.getEncoder()
                .encodeToString(
                        "hub+client:s3cret%3A%26%3D%2F%C3%BC".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(service.tokenForms().getFirst())
                .startsWith("Basic " + pair + " grant_type=client_credentials&scope=https%3A%2F%2Fpurl.imsglobal.org");
        assertThat(service.tokenForms().getLast())
                .startsWith("null ")
                .endsWith("&client_id=hub+client&client_secret=s3cret%3A%26%3D%2F%C3%BC");
    }

    @Test
    void aSecretGoesOverNoNetworkInPlainText() throws Exception {
        read(Map.of("tokenUrl", "http://roster.example/token", "pageSize", "1", "profile", "other"));

        assertThat(codes()).containsExactlyInAnyOrder("setting.url", "setting.number", "setting.choice");
        assertThat(service.tokenForms()).isEmpty();
    }
}
