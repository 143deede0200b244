package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A secret is nowhere but sealed: not in the database, not in the log, not in any answer. */
@ExtendWith(OutputCaptureExtension.class)
class SecretTracesTest extends InstanceStage {
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired
    OwnerDatabase owner;

    @TempDir
    Path directory;

    @Test
    void aSecretIsFoundNowhere(CapturedOutput log) {
        http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"係","roles":["ADMINISTRATOR"]}
                """.formatted(PASSWORD));
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "admin", PASSWORD);
        List<String> seen = new ArrayList<>();
        seen.add(browser.get("/connectors/new?connector=test-orgs").body());
        String location = browser.post(
                        "/connectors",
                        "name=x&connector=test-orgs&source=city&purpose=teaching&setting.token=%s&setting.url=%s"
                                .formatted(SECRET, URLEncoder.encode(service.url(), StandardCharsets.UTF_8)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));

        // A service that repeats what it was sent, a connector that shouts, and one that does well.
        service.status(401);
        JsonNode refused = ran(id);
        assertThat(refused.toString()).contains("answered 401 to Bearer ***");
        service.status(200);
        service.answer("", "until one\na\n");
        changes.change(tenant.id(), id, draft("", Map.of("mode", "loud")), "test");
        JsonNode loud = ran(id);
        assertThat(loud.toString()).contains("connect.fault");
        assertThat(log.getAll()).contains("Shouts ***");
        changes.change(tenant.id(), id, draft("", Map.of()), "test");
        assertStatus(ran(id), "APPLIED");
        assertThat(service.tokens()).containsOnly("Bearer " + SECRET);

        // Wrong on purpose: the form comes back with what was entered.
        seen.add(browser.post(
                        "/connectors/" + id,
                        "name=&purpose=teaching&setting.token=" + SECRET + "&setting.url="
                                + URLEncoder.encode(service.url(), StandardCharsets.UTF_8))
                .body());
        assertThat(seen.getLast()).contains("直してください");
        for (String page : List.of("/connectors", "/connectors/" + id, "/imports", "/audit")) {
            var answer = browser.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            seen.add(answer.body());
        }
        for (String path :
                List.of("/api/v1/connectors", "/api/v1/connectors/" + id, "/api/v1/connectors/" + id + "/runs")) {
            seen.add(http.get(tenant, path).body());
        }
        seen.add(refused.toString());
        seen.add(loud.toString());
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
        assertThat(log.getAll()).doesNotContain(SECRET);
        assertThat(rowsWith(SECRET)).isEmpty();
        assertThat(rowsWith("市の組織")).as("the search finds what is there").isNotEmpty();
    }

    @Test
    void noSecretOfAFilesImportComesToItsRun() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "x");
        var answer =
                http.send(http.request(tenant, "/api/v1/imports?connector=test-orgs&source=s&setting.token=" + SECRET)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofFile(file)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(rowsWith(SECRET)).isEmpty();
    }

    private List<String> rowsWith(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (String table : owner.jdbc().sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind = 'r'
                        """).query(String.class).list()) {
            found.addAll(owner.jdbc()
                    .sql("select '%1$s' from \"%1$s\" t where strpos(t::text, :text) > 0 or strpos(t::text, :hex) > 0"
                            .formatted(table))
                    .param("text", text)
                    .param("hex", hex)
                    .query(String.class)
                    .list());
        }
        return found;
    }
}
