package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.HubApplication;
import org.kakehashi.hub.testing.HubHttp;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import tools.jackson.databind.json.JsonMapper;

/** A database of the schema that was landed first, with data in it, brought up to date by the hub's start. */
class UpgradeTest {
    private static final String LANDED = "7";
    private static final String ID = "00000000-0000-4000-8000-00000000000";

    @Test
    void whatTheOldSchemaHeldIsServedByTheNew(@TempDir Path data) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/kakehashi";
            oldHub(new JdbcTemplate(postgres.getPostgresDatabase()), url);
            try (var hub = new SpringApplicationBuilder(HubApplication.class)
                    .run(
                            "--server.port=0",
                            "--hub.data=" + data,
                            "--hub.bootstrap.xapi-key=first",
                            "--hub.bootstrap.xapi-secret=secret-of-first",
                            "--hub.database.url=" + url,
                            "--hub.database.password=server",
                            "--hub.database.owner-password=owner")) {
                int port = hub.getEnvironment().getProperty("local.server.port", Integer.class, 0);
                assertThat(get(port, ""))
                        .contains(ID + 1, ID + 3, ID + 4)
                        .doesNotContain("\"id\":\"" + ID + "2\",\"actor");
                assertThat(get(port, "?voidedStatementId=" + ID + "2")).contains(ID + 2);
                assertThat(get(port, "?verb=https://verbs.example/answered"))
                        .as("found by what they refer to")
                        .contains(ID + 1, ID + 3, ID + 4);
                assertThat(get(port, "?verb=https://verbs.example/confirmed"))
                        .as("found by a number of the old dictionary")
                        .contains(ID + 4);
            }
            theRecordsAreFlat(new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "postgres")));
        }
    }

    /** What was nested stands beside the other fields, what was unknown is left out, as the catalogue of kinds has it. */
    private static void theRecordsAreFlat(JdbcTemplate superuser) {
        JsonMapper json = JsonMapper.builder().build();
        assertThat(
                        superuser
                                .queryForList(
                                        "select details::text from nurse_visit order by source_key desc", String.class)
                                .stream()
                                .map(json::readTree))
                .containsExactly(json.readTree("""
                                {"reason1": "頭痛", "reason2": "発熱", "temperature": 37.5, "treatment": "休養"}"""), json.readTree("{}"));
        assertThat(
                        superuser
                                .queryForList(
                                        "select payload::text from quarantined_record order by kind", String.class)
                                .stream()
                                .map(json::readTree))
                .containsExactly(json.readTree("{\"status\": \"LATE\", \"minutesLate\": 5}"), json.readTree("""
                                {"timeIn": "10:20", "kind": "ILLNESS", "reason1": "腹痛"}"""));
    }

    private static void oldHub(JdbcTemplate superuser, String url) {
        superuser.execute("create role kakehashi_owner login password 'owner'");
        superuser.execute("create role kakehashi_server login password 'server'");
        superuser.execute("create database kakehashi owner kakehashi_owner encoding 'UTF8' template template0");
        DriverManagerDataSource owner = new DriverManagerDataSource(url, "kakehashi_owner", "owner");
        Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("server", "kakehashi_server"))
                .target(LANDED)
                .load()
                .migrate();
        new ResourceDatabasePopulator(new ClassPathResource("upgrade/v7.sql")).execute(owner);
    }

    private static String get(int port, String query) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/xapi/statements" + query))
                                .header("Authorization", HubHttp.basic("first", "secret-of-first"))
                                .header("X-Experience-API-Version", "1.0.3")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
