package org.kakehashi.connectors.schoolaffairsrest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.records.SchoolRecord;

class SchoolAffairsRestTests {
    private static final String NOON = "2026-05-11T12:00:00Z";
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-05-20T03:00:00Z"), ZoneOffset.UTC);
    private final Api api = new Api();
    private final List<Duration> pauses = new ArrayList<>();
    private final CollectedRecords sink = new CollectedRecords();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void pagesAreReadToTheLastAndTheCursorIsTheGreatestOfItsMember() throws Exception {
        api.serve("/moods", Api.page("\"/moods/2\"", Api.item(Api.TARO, "2026-05-11", 1, NOON)));
        api.serve("/moods/2", Api.page("null", Api.item(Api.HANAKO, "2026-05-10", 2, "2026-05-10T12:00:00Z")));

        Cursor cursor = read(Cursor.START, Map.of("first", "2026-04-01"));

        assertThat(sink.findings()).isEmpty();
        assertThat(sink.records()).extracting(record -> record.subject().key()).containsExactly(Api.TARO, Api.HANAKO);
        assertThat(sink.records().getFirst().values())
                .containsEntry("half", "MORNING")
                .containsEntry("weather", "SUNNY");
        assertThat(cursor.value()).isEqualTo(NOON);
        api.server.verify(getRequestedFor(urlPathEqualTo("/moods")).withQueryParam("since", equalTo("2026-04-01")));

        read(cursor, Map.of());
        api.server.verify(
                getRequestedFor(urlPathEqualTo("/moods")).withQueryParam("since", equalTo("2026-05-11T11:59:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-11T12:00:00+09:00, 90, 2026-05-11T11:58:30+09:00",
        "2026-05-11T12:00:00, '', 2026-05-11T11:59:00",
        "2026-05-11T12:00:00Z, 0, 2026-05-11T12:00:00Z",
        "4711, '', 4711",
    })
    void aTimeIsAskedALittleEarlierAndAnyOtherPlaceAsItIs(String before, String seconds, String asked)
            throws Exception {
        api.serve("/moods", Api.page("null"));

        assertThat(read(new Cursor(before), Map.of("overlapSeconds", seconds)).value())
                .isEqualTo(before);

        api.server.verify(getRequestedFor(urlPathEqualTo("/moods")).withQueryParam("since", equalTo(asked)));
    }

    @Test
    void aCursorOfTheServiceGoesBackInAParameter() throws Exception {
        String mapping = Api.MAPPING.replace(
                "\"next\": \"/links/next\"", "\"next\": \"/links/next\", \"nextParameter\": \"page\"");
        api.server.stubFor(get(urlPathEqualTo("/moods"))
                .willReturn(okJson(Api.page("\"a b\"", Api.item(Api.TARO, "2026-05-11", 1, NOON)))));
        api.server.stubFor(get(urlPathEqualTo("/moods"))
                .withQueryParam("page", equalTo("a b"))
                .willReturn(okJson(Api.page("null", Api.item(Api.HANAKO, "2026-05-11", 1, NOON)))));

        read(Cursor.START, Map.of("mapping", mapping));

        assertThat(sink.records()).hasSize(2);
    }

    @Test
    void withoutACursorTheGreatestDateCounts() throws Exception {
        api.serve(
                "/moods",
                Api.page("null", Api.item(Api.TARO, "2026-05-11", 1, NOON), Api.item(Api.TARO, "2026-05-09", 1, NOON)));
        String mapping = Api.MAPPING.replace("\"cursor\": \"/updatedAt\",", "");

        assertThat(read(Cursor.START, Map.of("mapping", mapping)).value()).isEqualTo("2026-05-11");
    }

    @Test
    void aDateToComeDoesNotHideTheDaysBeforeItNorTodayThoseCompletedLate() throws Exception {
        String mapping = Api.MAPPING.replace("\"cursor\": \"/updatedAt\",", "");
        api.serve("/moods", Api.page("null", Api.item(Api.TARO, "2027-03-24", 1, NOON)));

        Cursor cursor = read(Cursor.START, Map.of("mapping", mapping));
        assertThat(cursor.value()).isEqualTo("2026-05-20");
        read(cursor, Map.of("mapping", mapping));
        read(new Cursor("2027-03-24"), Map.of("mapping", mapping, "overlapDays", "1"));

        for (String since : List.of("2026-05-06", "2026-05-19")) {
            api.server.verify(getRequestedFor(urlPathEqualTo("/moods")).withQueryParam("since", equalTo(since)));
        }
    }

    @Test
    void aBusyServiceIsAskedAgainLater() throws Exception {
        api.server.stubFor(get(urlPathEqualTo("/moods"))
                .inScenario("busy")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7"))
                .willSetStateTo("back"));
        api.server.stubFor(get(urlPathEqualTo("/moods"))
                .inScenario("busy")
                .whenScenarioStateIs("back")
                .willReturn(okJson(Api.page("null", Api.item(Api.TARO, "2026-05-11", 1, NOON)))));

        read(Cursor.START, Map.of());

        assertThat(sink.records()).hasSize(1);
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11)));
    }

    @Test
    void whatStaysBrokenBreaksOff() {
        for (ResponseDefinitionBuilder broken : List.of(
                aResponse().withStatus(500),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(429).withHeader("Retry-After", "86400"))) {
            api.server.stubFor(get(urlPathEqualTo("/moods")).willReturn(broken));
            assertThatThrownBy(() -> read(Cursor.START, Map.of())).isInstanceOf(IOException.class);
        }
        assertThat(sink.records()).isEmpty();
    }

    @Test
    void aStallBreaksOff() {
        api.server.stubFor(get(urlPathEqualTo("/moods")).willReturn(aResponse().withFixedDelay(4000)));
        assertThatThrownBy(() -> read(Cursor.START, Map.of())).isInstanceOf(IOException.class);
    }

    @Test
    void aBreakInTheSecondPageBreaksOffWithoutACursor() {
        api.serve("/moods", Api.page("\"/moods/2\"", Api.item(Api.TARO, "2026-05-11", 1, NOON)));
        api.server.stubFor(
                get(urlPathEqualTo("/moods/2")).willReturn(aResponse().withStatus(502)));
        assertThatThrownBy(() -> read(new Cursor("x"), Map.of())).isInstanceOf(IOException.class);
        assertThat(sink.records()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>サインイン</html> | rest.not-json",
                "200 | '' | rest.not-json",
                "200 | {\"data\": {}} | rest.items",
                "200 | [] | rest.items",
                "403 | {} | rest.not-allowed",
                "404 | {} | rest.refused",
                "302 | {} | rest.refused"
            })
    void anotherAnswerThanAPageIsAFindingAndTheCursorStays(int status, String body, String code) throws Exception {
        api.server.stubFor(get(urlPathEqualTo("/moods"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(read(new Cursor("before"), Map.of()).value()).isEqualTo("before");
        assertThat(codes()).containsExactly(code);
    }

    @Test
    void aPageThatIsTooLargeIsAFinding() throws Exception {
        api.serve("/moods", Api.page("null", "\"" + "x".repeat(Service.MOST_MIB << 20) + "\""));
        read(Cursor.START, Map.of());
        assertThat(codes()).containsExactly("rest.page-size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://elsewhere.example/moods\"",
                "\"//elsewhere.example/x\"",
                "\"http://127.0.0.1:1/x\"",
                "\"\\\\\\\\x y\""
            })
    void theNextPageIsOnTheSameHost(String next) throws Exception {
        api.serve("/moods", Api.page(next, Api.item(Api.TARO, "2026-05-11", 1, NOON)));
        assertThat(read(new Cursor("before"), Map.of()).value()).isEqualTo("before");
        assertThat(codes()).containsExactly("rest.next-origin");
    }

    @Test
    void pagesThatGoRoundOrNeverEndAreLeft() throws Exception {
        api.serve("/moods", Api.page("\"/moods/2\""));
        api.serve("/moods/2", Api.page("\"/moods/2\""));
        read(Cursor.START, Map.of());
        assertThat(codes()).containsExactly("rest.next-again");
        read(Cursor.START, Map.of("maxPages", "1"));
        assertThat(codes()).endsWith("rest.pages");
    }

    @Test
    void aWrongItemIsLeftOutAndTheOthersStand() throws Exception {
        String nested = Api.item(Api.TARO, "2026-05-11", 1, NOON).replace("\"am\"", "{\"code\": \"am\"}");
        api.serve(
                "/moods",
                Api.page(
                        "null",
                        nested,
                        "5",
                        "null",
                        Api.item(Api.TARO, "5/11", 1, NOON),
                        Api.item(Api.HANAKO, "2026-05-11", 1, NOON)));

        read(Cursor.START, Map.of());

        assertThat(sink.records()).extracting(SchoolRecord::date).hasSize(1);
        assertThat(codes()).contains("rest.shape", "cell.required", "date.format");
        assertThat(sink.findings().getFirst().column()).isEqualTo("/half");
        assertThat(sink.findings().getFirst().line()).isEqualTo(1);
    }

    private List<String> codes() {
        return sink.findings().stream().map(Finding::code).toList();
    }

    private Cursor read(Cursor since, Map<String, String> settings) throws IOException, InterruptedException {
        try (SchoolAffairsRest source = new SchoolAffairsRest(api.context(settings), pauses::add, TODAY)) {
            return source.readRecords(since, sink);
        }
    }
}
