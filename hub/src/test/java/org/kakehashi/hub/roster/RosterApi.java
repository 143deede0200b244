package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant with the good roster, a term, a grading period, and what a tool says of a pupil; and clients of its OneRoster API. */
@TestComponent
@Import(TestImports.class)
public class RosterApi {
    static final String ROSTERING = "/ims/oneroster/rostering/v1p2";
    static final String GRADEBOOK = "/ims/oneroster/gradebook/v1p2";
    static final String ALL_PARTS =
            "\"NAME\",\"KANA\",\"EMAIL\",\"PHONE\",\"USERNAME\",\"MASTER_IDENTIFIER\",\"USER_IDS\",\"ATTENDANCE_NUMBER\"";
    static final String EVERYTHING = "\"roster\": {\"parts\": [" + ALL_PARTS + "]}";
    static final String BY_SOURCE =
            "\"roster\": {\"identifiers\": \"SOURCED_ID\", \"source\": \"city\", \"parts\": [" + ALL_PARTS + "]}";
    static final String LEAST = "\"roster\": null";
    static final String[] SCOPES = {
        "roster-core.readonly",
        "roster.readonly",
        "roster-demographics.readonly",
        "gradebook-core.readonly",
        "gradebook.readonly"
    };

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestTenants tenants;
    private final TestImports imports;
    private final HubHttp http;

    RosterApi(TestTenants tenants, TestImports imports, HubHttp http) {
        this.tenants = tenants;
        this.imports = imports;
        this.http = http;
    }

    /** A tenant with all of it. */
    TestTenant tenant() {
        TestTenant tenant = tenants.create();
        try {
            assertThat(imports.roster(tenant, RosterFixture.GOOD.zipInto(Files.createTempDirectory("roster")))
                            .path("status")
                            .asString())
                    .isEqualTo("APPLIED");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String session : List.of(
                "'term-1', '1学期', 'term', '2026-04-01', '2026-07-31', 'year-2026'",
                "'period-1', '4月', 'gradingPeriod', '2026-04-01', '2026-04-30', 'term-1'")) {
            imports.change(
                    "insert into academic_session (tenant_id, source, sourced_id, title, type, start_date, end_date, parent_sourced_id,"
                            + " school_year, digest, active, updated_at) values (?, 'city', " + session
                            + ", 2026, gen_random_uuid(), true, now())",
                    tenant.id());
        }
        imports.change(
                "update school_class set term_sourced_ids = '{year-2026,term-1}' where tenant_id = ? and sourced_id = 'class-east-3-1-math'",
                tenant.id());
        marks(tenant);
        return tenant;
    }

    private void marks(TestTenant tenant) {
        imports.change("""
                insert into tool (tenant_id, client_id, name, initiate_login_uri, redirect_uris, target_link_uri, jwks, custom_parameters,
                    xapi_grant, enabled)
                values (?, gen_random_uuid(), '分数ドリル', 'https://drill.example/login', '{https://drill.example/launch}',
                    'https://drill.example/start', '{"keys":[]}', '{}', false, true)
                """, tenant.id());
        imports.change("""
                insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, declared, label, score_maximum)
                select t.tenant_id, gen_random_uuid(), t.client_id, c.class_id, false, '小テスト', 20
                from tool t join school_class c on c.tenant_id = t.tenant_id and c.sourced_id = 'class-east-3-1' where t.tenant_id = ?
                """, tenant.id());
        imports.change("""
                insert into lti_result (tenant_id, line_item_id, person_id, score_given, score_maximum, activity_progress,
                    grading_progress, comment, scored_at)
                select i.tenant_id, i.line_item_id, u.person_id, 8, 10, 'Completed', 'FullyGraded', 'よくできました',
                    '2026-05-01T01:00:00Z'
                from lti_line_item i join roster_user u on u.tenant_id = i.tenant_id and u.sourced_id = 'pupil-hanako'
                where i.tenant_id = ?
                """, tenant.id());
    }

    /** Changes something by SQL. */
    void change(String sql, Object... values) {
        imports.change(sql, values);
    }

    /** A count by SQL. */
    long count(String sql, Object... values) {
        return imports.count(sql, values);
    }

    /** A column of texts by SQL. */
    List<String> texts(String sql, Object... values) {
        return imports.rows(sql, values).stream()
                .flatMap(row -> row.values().stream())
                .map(String::valueOf)
                .toList();
    }

    /** Imports another state of the roster. */
    void roster(TestTenant tenant, Path zip) {
        imports.roster(tenant, zip);
    }

    /** A token of a new client. */
    String token(TestTenant tenant, String release, String... scopes) {
        return tokenFor("teaching", tenant, release, scopes);
    }

    /** A token of a new client that reads for that purpose. */
    String tokenFor(String purpose, TestTenant tenant, String release, String... scopes) {
        String words = Arrays.stream(scopes)
                .map(scope -> "\"https://purl.imsglobal.org/spec/or/v1p2/scope/" + scope + "\"")
                .collect(Collectors.joining(","));
        JsonNode made = JSON.readTree(http.post(
                        tenant,
                        "/api/v1/clients",
                        "{\"name\": \"名簿を読む\", \"purpose\": \"%s\", \"scopes\": [%s], %s}"
                                .formatted(purpose, words, release))
                .body());
        HttpResponse<String> answer = http.send(http.request("/oauth2/token")
                .header(
                        "Authorization",
                        HubHttp.basic(
                                made.path("key").asString(), made.path("secret").asString()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /** Asks for an address of the API. */
    HttpResponse<String> ask(String token, String address) {
        return http.send(http.request(address).header("Authorization", "Bearer " + token));
    }

    /** What is answered, which must be good. */
    JsonNode get(String token, String address) {
        HttpResponse<String> answer = ask(token, address);
        assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The {@code sourcedId}s of a collection. */
    List<String> ids(String token, String address) {
        return get(token, address)
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(each -> each.path("sourcedId").asString())
                .toList();
    }

    /** A value in an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
