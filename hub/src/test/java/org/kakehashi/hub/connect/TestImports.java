package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports files over the API as a program does, and looks at what the database then holds. */
@TestComponent
public class TestImports {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> DATA = List.of(
            "academic_session",
            "org",
            "course",
            "school_class",
            "person",
            "roster_user",
            "user_role",
            "enrollment",
            "demographics",
            "user_profile",
            "identity_link",
            "attendance",
            "mood",
            "nurse_visit");
    private static final List<String> STAGES =
            List.of("stage_roster_user", "stage_enrollment", "stage_org", "stage_record");

    private final HubHttp http;
    private final JdbcTemplate owner;

    TestImports(HubHttp http, OwnerDatabase owner) {
        this.http = http;
        this.owner = new JdbcTemplate(owner.dataSource());
    }

    /** Imports a roster from the source {@code city} and waits for its end. */
    public JsonNode roster(TestTenant tenant, Path zip) {
        return run(tenant, "oneroster-csv", "city", zip, "");
    }

    /** Imports a file and waits for its end. */
    public JsonNode run(TestTenant tenant, String connector, String source, Path file, String more) {
        return finished(tenant, request(tenant, connector, source, file, more));
    }

    /** Asks for an import; gives the run's id. */
    public long request(TestTenant tenant, String connector, String source, Path file, String more) {
        String path = "/api/v1/imports?connector=%s&source=%s&fileName=%s%s"
                .formatted(connector, source, encoded(String.valueOf(file.getFileName())), more);
        try {
            var answer = http.send(http.request(tenant, path)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return JSON.readTree(answer.body()).get("importId").asLong();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run once it has ended. */
    public JsonNode finished(TestTenant tenant, long id) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .until(() -> {
                    JsonNode run = JSON.readTree(
                            http.get(tenant, "/api/v1/imports/" + id).body());
                    last.set(run);
                    String status = run.path("status").asString("");
                    return !status.equals("QUEUED") && !status.equals("RUNNING");
                });
        return last.get();
    }

    /** A fingerprint of everything that imports change. */
    public String fingerprint(TestTenant tenant) {
        return DATA.stream()
                .map(table -> table + "="
                        + owner.queryForObject(
                                "select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                        + table + " t where tenant_id = ?",
                                String.class,
                                tenant.id()))
                .collect(Collectors.joining("\n"));
    }

    /** Staging is emptied right after a run has ended. */
    public void awaitNothingStaged(TestTenant tenant) {
        Awaitility.await().until(() -> STAGES.stream()
                .allMatch(table -> count("select count(*) from " + table + " where tenant_id = ?", tenant.id()) == 0));
    }

    /** A count by SQL, past row-level security. */
    public long count(String sql, Object... values) {
        Long count = owner.queryForObject(sql, Long.class, values);
        return count == null ? 0 : count;
    }

    /** Rows by SQL, past row-level security. */
    public List<Map<String, @Nullable Object>> rows(String sql, Object... values) {
        return owner.queryForList(sql, values);
    }

    /** The hub's id of a class of the source {@code city}. */
    public UUID classId(TestTenant tenant, String sourcedId) {
        return owner.queryForList(
                        "select class_id from school_class where tenant_id = ? and source = 'city' and sourced_id = ?",
                        UUID.class,
                        tenant.id(),
                        sourcedId)
                .getFirst();
    }

    /** Changes something by SQL, past row-level security. */
    public void change(String sql, Object... values) {
        owner.update(sql, values);
    }

    /** {@code code file:line column=value} of each finding. */
    public static List<String> findings(JsonNode run) {
        return run.get("findings")
                .valueStream()
                .map(finding -> "%s %s:%s %s=%s"
                        .formatted(
                                finding.get("code").asString(""),
                                finding.get("file").asString(""),
                                text(finding.get("line")),
                                text(finding.get("column")),
                                text(finding.get("value"))))
                .toList();
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? "-" : node.asString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
