package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.HubApplication;
import org.kakehashi.hub.testing.HubHttp;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hub on a PostgreSQL that somebody else runs, set up as docs/operations.md says. */
@ExtendWith(OutputCaptureExtension.class)
class OwnDatabaseTest {
    @Test
    void theHubMigratesAndServesAndKeepsNoDatabaseOfItsOwn(@TempDir Path data, CapturedOutput output) throws Exception {
        try (EmbeddedPostgres theirs = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            JdbcTemplate superuser = new JdbcTemplate(theirs.getPostgresDatabase());
            superuser.execute("create role kakehashi_owner login password 'owner'");
            superuser.execute("create role kakehashi_server login password 'server'");
            superuser.execute("create database kakehashi owner kakehashi_owner encoding 'UTF8' template template0");
            String[] settings = {
                "--server.port=0",
                "--hub.data=" + data,
                "--hub.bootstrap.xapi-key=first",
                "--hub.bootstrap.xapi-secret=secret-of-first",
                "--hub.database.url=jdbc:postgresql://127.0.0.1:" + theirs.getPort() + "/kakehashi",
                "--hub.database.password=server",
                "--hub.database.owner-password=owner"
            };
            for (int start = 1; start <= 2; start++) {
                try (var hub = new SpringApplicationBuilder(HubApplication.class).run(settings)) {
                    int port = hub.getEnvironment().getProperty("local.server.port", Integer.class, 0);
                    assertThat(get(port, "/actuator/health")).contains("\"UP\"");
                    assertThat(get(port, "/xapi/statements")).contains("\"statements\"");
                    assertThat(get(port, "/t/main/sign-in")).contains("教育委員会");
                }
            }
            assertThat(output.getOut().split("This is shown once", -1))
                    .as("the first password")
                    .hasSize(2);
            assertThat(Files.exists(data.resolve("postgres"))).isFalse();
        }
    }

    private static String get(int port, String path) throws Exception {
        URI address = URI.create("http://localhost:" + port + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", HubHttp.basic("first", "secret-of-first"))
                                .header("X-Experience-API-Version", "1.0.3")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
