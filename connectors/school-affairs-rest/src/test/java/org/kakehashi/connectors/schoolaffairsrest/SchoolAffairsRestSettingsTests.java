package org.kakehashi.connectors.schoolaffairsrest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;

/** What an instance is set to: who the hub is, and what is wrong. */
class SchoolAffairsRestSettingsTests {
    private final Api api = new Api();
    private final CollectedRecords sink = new CollectedRecords();

    @AfterEach
    void stop() {
        api.close();
    }

    private List<String> codes() {
        return sink.findings().stream().map(Finding::code).toList();
    }

    private Cursor read(Cursor since, Map<String, String> settings) throws IOException, InterruptedException {
        try (SchoolAffairsRest source = new SchoolAffairsRest(api.context(settings), time -> {}, Clock.systemUTC())) {
            return source.readRecords(since, sink);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "basic, Authorization, Basic aHViOnMzY3JldA==",
        "bearer, Authorization, Bearer s3cret",
        "header, X-API-Key, s3cret",
    })
    void theHubSaysWhoItIs(String authentication, String header, String value) throws Exception {
        api.serve("/moods", Api.page("null"));

        read(Cursor.START, Map.of("authentication", authentication, "username", "hub", "secret", "s3cret"));

        api.server.verify(getRequestedFor(urlPathEqualTo("/moods")).withHeader(header, equalTo(value)));
    }

    @Test
    void aTokenIsFetchedByClientCredentialsAndAnewWhereItIsRefused() throws Exception {
        api.server.stubFor(post(urlPathEqualTo("/token"))
                .withBasicAuth("hub", "s3cret")
                .willReturn(okJson("{\"access_token\": \"t1\", \"expires_in\": 3600}")));
        api.server.stubFor(get(urlPathEqualTo("/moods")).willReturn(aResponse().withStatus(401)));

        read(Cursor.START, oauth());

        assertThat(codes()).containsExactly("rest.not-allowed");
        api.server.verify(
                2, getRequestedFor(urlPathEqualTo("/moods")).withHeader("Authorization", equalTo("Bearer t1")));
    }

    @Test
    void aRefusedTokenSaysSoAndNamesNoSecret() throws Exception {
        api.server.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson("{\"error\": \"invalid_client\"}").withStatus(401)));

        read(Cursor.START, oauth());

        assertThat(codes()).containsExactly("token.refused");
        assertThat(sink.findings().toString()).contains("invalid_client").doesNotContain("s3cret");
    }

    private Map<String, String> oauth() {
        return Map.of(
                "authentication",
                "oauth2",
                "username",
                "hub",
                "secret",
                "s3cret",
                "tokenUrl",
                api.server.baseUrl() + "/token");
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://a.example/x, setting.url",
        "url, http://a.example/x, setting.url",
        "url, https://{since}.example/x, setting.url",
        "url, https://a:b@a.example/x, setting.url",
        "authentication, magic, setting.choice",
        "authentication, bearer, setting.needed",
        "maxPages, many, setting.number",
        "overlapDays, -1, setting.number",
        "header, X Key, rest.setting-header",
        "mapping, {, mapping.json"
    })
    void wrongSettingsAreFindings(String name, String value, String code) throws Exception {
        assertThat(read(Cursor.START, Map.of(name, value))).isEqualTo(Cursor.START);
        assertThat(codes()).contains(code);
    }

    @Test
    void pointersOfTheMappingAreChecked() throws Exception {
        read(Cursor.START, Map.of("mapping", Api.MAPPING.replace("\"/data\"", "\"data\"")));
        assertThat(codes()).contains("mapping.pointer");
    }
}
