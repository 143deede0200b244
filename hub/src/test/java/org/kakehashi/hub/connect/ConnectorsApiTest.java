package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConnectorsApiTest extends InstanceStage {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory;

    @Test
    void aProgramMakesChangesRunsAndRemovesAnInstance() {
        service.answer("", "until one\na\n");
        HttpResponse<String> made = send("POST", "", body("市の組織", "30 5 * * *", SECRET, service.url()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode instance = JSON.readTree(made.body());
        String path = "/" + instance.path("connectorId").asString();
        assertThat(made.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/connectors" + path);
        assertThat(instance.path("secrets").toString()).isEqualTo("[\"token\"]");
        assertThat(instance.path("nextRun").asString()).endsWith("20:30:00Z");

        JsonNode changed = JSON.readTree(
                send("PUT", path, body("組織", "", "", service.url())).body());
        assertThat(changed.path("name").asString()).isEqualTo("組織");
        assertThat(changed.path("nextRun").isNull()).isTrue();
        assertThat(changed.path("secrets").toString()).isEqualTo("[\"token\"]");

        HttpResponse<String> asked = send("POST", path + "/runs", "");
        assertThat(asked.statusCode()).isEqualTo(202);
        assertStatus(finished(JSON.readTree(asked.body()).path("importId").asLong()), "APPLIED");
        assertThat(service.tokens()).containsExactly("Bearer " + SECRET);
        JsonNode history = JSON.readTree(send("GET", path + "/runs", "").body()).at("/runs/0");
        assertThat(history.path("status").asString()).isEqualTo("APPLIED");
        assertThat(history.path("seconds").isNumber()).isTrue();

        assertThat(send("PUT", path + "/paused", "{\"paused\":true}").statusCode())
                .isEqualTo(204);
        assertThat(JSON.readTree(send("GET", "", "").body())
                        .at("/connectors/0/paused")
                        .asBoolean())
                .isTrue();
        assertThat(send("DELETE", path + "/cursor", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(imports.count(
                        "select count(distinct action) from audit_event where tenant_id = ? and action like 'connect.%instance%'",
                        tenant.id()))
                .isEqualTo(5);
    }

    @Test
    void aFileIsReadWithTheSettingsThatAreKept() throws IOException {
        String made = send("POST", "", """
                {"name": "名簿", "connector": "oneroster-csv", "source": "city"}
                """).body();
        String path = "/" + JSON.readTree(made).path("connectorId").asString();
        Path zip = RosterFixture.GOOD.zipInto(directory);
        JsonNode tried = finished(JSON.readTree(
                        file(path + "/runs?dryRun=true&fileName=RO.zip", zip).body())
                .path("importId")
                .asLong());
        assertStatus(tried, "CHECKED");
        assertThat(orgs()).isZero();
        JsonNode run =
                finished(JSON.readTree(file(path + "/runs?fileName=RO.zip", zip).body())
                        .path("importId")
                        .asLong());
        assertStatus(run, "APPLIED");
        assertThat(run.at("/counts/changed").asLong())
                .isEqualTo(tried.at("/counts/changed").asLong())
                .isEqualTo(48);
        assertThat(send("POST", path + "/runs", "").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"connector\": \"none\"' | connector: choose one of",
                "'\"source\": \"a/b\"' | source: a name of up to 64",
                "'\"name\": \"\"' | name: up to 80",
                "'\"schedule\": \"every day\"' | schedule: five fields",
                "'\"schedule\": \"* * * * * *\"' | schedule: five fields",
                "'\"schedule\": \"0 0 31 2 *\"' | schedule: five fields",
                "'\"purpose\": \"fun\"' | purpose: the key",
                "'\"settings\": {}' | settings.url: the connector can't do without it",
                "'\"settings\": {\"url\": \"file:///etc/passwd\"}' | settings.url: an address",
                "'\"settings\": {\"url\": \"https://u:p@school.example/\"}' | settings.url: an address",
                "'\"settings\": {\"url\": \"https://school.example/\", \"more\": \"x\"}' | settings.more: test-orgs has no such setting",
                "'\"settings\": {\"url\": \"https://school.example/\", \"largestDrop\": \"101\"}' | settings.largestDrop: percent",
                "'\"settings\": {\"url\": \"https://school.example/\", \"mode\": \"x\"}' | settings.mode: choose one of quiet, loud"
            })
    void whatIsWrongIsTold(String wrong, String detail) {
        String member = wrong.substring(0, wrong.indexOf(':') + 1);
        String good =
                "{\"name\": \"n\", \"connector\": \"test-orgs\", \"source\": \"s\", \"schedule\": \"\", \"purpose\": \"teaching\", \"settings\": {\"url\": \"https://school.example/\"}}";
        String body = good.replaceFirst(
                member + " (\"[^\"]*\"|\\{[^}]*\\})", java.util.regex.Matcher.quoteReplacement(wrong));
        HttpResponse<String> answer = send("POST", "", body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
        assertThat(instances.all(tenant.id())).isEmpty();
    }

    @Test
    void aNameIsUsedOnce() {
        instance("");
        HttpResponse<String> again = send("POST", "", body("市の組織", "", "", service.url()));
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void aKeptSecretIsNotSentToANewAddress() {
        String path = "/" + instance("");
        HttpResponse<String> moved = send("PUT", path, body("市の組織", "", "", "https://elsewhere.example/"));
        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.body()).contains("settings.token: give it again");
        assertThat(send("PUT", path, body("市の組織", "", "new-token", "https://elsewhere.example/"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"url\": \"https://elsewhere.example/a?since={since}\"' | 400 | settings.secret: give it again",
                "'\"url\": \"https://a.example/a?since={since}\", \"tokenUrl\": \"https://elsewhere.example/t\"' | 400 | settings.secret: give it again",
                "'\"url\": \"https://a.example/b?from={since}\"' | 200 | https://a.example/b",
                "'\"url\": \"https://{since}.example/a\"' | 400 | settings.url: an address"
            })
    void aKeptSecretStaysWithItsAddressAlsoWhereACursorIsInItOrAnotherIsAdded(String urls, int status, String told) {
        String body = """
                {"name": "校務", "connector": "school-affairs-rest", "source": "office", "settings": {%s, "mapping": "{}"%s}}
                """;
        HttpResponse<String> made = send(
                "POST",
                "",
                body.formatted("\"url\": \"https://a.example/a?since={since}\"", ", \"secret\": \"" + SECRET + "\""));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = "/" + JSON.readTree(made.body()).path("connectorId").asString();
        HttpResponse<String> changed = send("PUT", path, body.formatted(urls, ""));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(status);
        assertThat(changed.body()).contains(told);
    }

    @Test
    void secretsAreForInstancesOnlyAndServicesTakeNoFiles() throws IOException {
        Path zip = RosterFixture.GOOD.zipInto(directory);
        HttpResponse<String> answer =
                http.send(http.request(tenant, "/api/v1/imports?connector=test-orgs&source=s&setting.token=" + SECRET)
                        .POST(BodyPublishers.ofFile(zip)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("reads no files").doesNotContain(SECRET);
    }

    @Test
    void ofAnotherTenantThereIsNothing() {
        String path = "/api/v1/connectors/" + instance("");
        TestTenant other = tenants.create();
        Map<String, String> asks = Map.of("", "GET", "/runs", "POST", "/cursor", "DELETE");
        asks.forEach((more, method) -> assertThat(
                        http.send(http.request(other, path + more).method(method, BodyPublishers.noBody()))
                                .statusCode())
                .as(method + more)
                .isEqualTo(404));
        assertThat(http.get(other, "/api/v1/connectors").body()).isEqualTo("{\"connectors\":[]}");
    }

    @Test
    void aClientWithoutThePermissionIsRefused() {
        String key = "reader-" + tenant.slug();
        tenants.client(tenant.id(), key, EnumSet.of(Permission.READ_FACTS));
        HttpResponse<String> answer = http.send(
                http.request("/api/v1/connectors").header("Authorization", HubHttp.basic(key, "secret-of-" + key)));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return http.send(http.request(tenant, "/api/v1/connectors" + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> file(String path, Path file) throws IOException {
        return http.send(http.request(tenant, "/api/v1/connectors" + path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file)));
    }

    private static String body(String name, String schedule, String token, String url) {
        return """
                {"name": "%s", "connector": "test-orgs", "source": "city", "schedule": "%s", "settings": {"url": "%s", "token": "%s"}}
                """.formatted(name, schedule, url, token);
    }
}
