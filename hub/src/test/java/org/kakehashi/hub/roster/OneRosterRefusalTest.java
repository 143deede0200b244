package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.GRADEBOOK;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is refused, and that it is said as the OpenAPI wants it; and what each client is told of persons. */
@HubTest
@Import(RosterApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRosterRefusalTest {
    @Autowired
    RosterApi api;

    @Autowired
    HubHttp http;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private String least = "";
    private String bySource = "";

    @BeforeAll
    void roster() {
        tenant = api.tenant();
        least = api.token(tenant, RosterApi.LEAST, RosterApi.SCOPES);
        bySource = api.token(tenant, RosterApi.BY_SOURCE, RosterApi.SCOPES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "filter=nothing='x' | 400 | invalid_filter_field",
                "filter=familyName | 400 | invalid_filter_field",
                "filter=username=x | 400 | invalid_filter_field",
                "filter=username='x | 400 | invalid_filter_field",
                "filter=status='active' AND status='active' AND status='active' | 400 | invalid_filter_field",
                "filter=status='active' XOR status='active' | 400 | invalid_filter_field",
                "filter=dateLastModified>'yesterday' | 400 | invalid_filter_field",
                "filter=dateLastModified~'2026' | 400 | invalid_filter_field",
                "filter=enabledUser='perhaps' | 400 | invalid_filter_field",
                "filter=primaryOrg.sourcedId>'x' | 400 | invalid_filter_field",
                "filter=grades>'P3' | 400 | invalid_filter_field",
                "filter=roles='x' | 400 | invalid_filter_field",
                "fields=sourcedId,nothing | 400 | invalid_selection_field",
                "sort=nothing | 422 | invaliddata",
                "sort=roles | 422 | invaliddata",
                "orderBy=up | 422 | invaliddata",
                "limit=0 | 422 | invaliddata",
                "limit=many | 422 | invaliddata",
                "offset=-1 | 422 | invaliddata",
                "offset=99999999999 | 422 | invaliddata",
            })
    void whatCantBeServedIsNamed(String query, int status, String codeMinor) {
        String[] parts = query.split("=", 2);
        refused(api.ask(bySource, ROSTERING + "/users?" + parts[0] + "=" + encoded(parts[1])), status, codeMinor);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "/users/nobody",
                "/users/00000000-0000-4000-8000-000000000000",
                "/orgs/none",
                "/schools/none/students",
                "/classes/none/students",
                "/courses/none/classes",
                "/terms/none/classes",
                "/teachers/none/classes",
                "/demographics/none",
                "/nothing"
            })
    void whatIsNotThereIsUnknown(String path) {
        refused(api.ask(least, ROSTERING + path), 404, "unknownobject");
        refused(api.ask(bySource, ROSTERING + path), 404, "unknownobject");
    }

    @Test
    void idsOfOneKindAreNoIdsOfAnother() {
        refused(api.ask(bySource, ROSTERING + "/schools/board"), 404, "unknownobject");
        refused(api.ask(bySource, ROSTERING + "/terms/year-2026"), 404, "unknownobject");
        refused(api.ask(bySource, ROSTERING + "/teachers/pupil-taro"), 404, "unknownobject");
        refused(api.ask(bySource, ROSTERING + "/teachers/pupil-taro/classes"), 404, "unknownobject");
        refused(
                api.ask(bySource, ROSTERING + "/schools/school-west/classes/class-east-3-1/students"),
                404,
                "unknownobject");
        refused(api.ask(least, ROSTERING + "/users/pupil-taro"), 404, "unknownobject");
    }

    @Test
    void withoutCredentialsOrWithWrongOnes() {
        refused(http.send(http.request(ROSTERING + "/users")), 401, "unauthorisedrequest");
        refused(api.ask("wrong", ROSTERING + "/users"), 401, "unauthorisedrequest");
        refused(
                http.send(http.request(ROSTERING + "/users")
                        .header("Authorization", "Bearer " + bySource)
                        .DELETE()),
                405,
                "invaliddata");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roster-core.readonly | /users /orgs /classes /enrollments | /schools/{}/students /demographics gradebook",
                "roster.readonly | /users /schools/{}/students | /demographics gradebook",
                "roster-demographics.readonly | /demographics | /users /schools/{}/students gradebook",
                "gradebook-core.readonly | gradebook | /users /demographics gradebook-of-class",
                "gradebook.readonly | gradebook gradebook-of-class | /users /demographics",
            })
    void eachScopeOpensItsOwnAddressesAlone(String scope, String open, String shut) {
        String token = api.token(tenant, RosterApi.BY_SOURCE, scope);
        for (String path : open.split(" ", -1)) {
            assertThat(api.ask(token, address(path)).statusCode()).as(path).isEqualTo(200);
        }
        for (String path : shut.split(" ", -1)) {
            refused(api.ask(token, address(path)), 403, "forbidden");
        }
    }

    private static String address(String path) {
        return switch (path) {
            case "gradebook" -> GRADEBOOK + "/results";
            case "gradebook-of-class" -> GRADEBOOK + "/classes/class-east-3-1/results";
            default -> ROSTERING + path.replace("{}", "school-east");
        };
    }

    @Test
    void tooManyRequestsAreTooBusy() {
        String token = api.token(tenant, "\"requestsPerMinute\": 2", "roster.readonly"); // which was the first request
        assertThat(api.ask(token, ROSTERING + "/orgs").statusCode()).isEqualTo(200);
        HttpResponse<String> second = api.ask(token, ROSTERING + "/orgs");
        refused(second, 429, "server_busy");
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void anotherTenantsObjectsAreNotThere() {
        TestTenant other = api.tenant();
        String others = api.token(other, RosterApi.LEAST, RosterApi.SCOPES);
        for (String path : List.of("/orgs", "/users", "/classes", "/enrollments", "/courses", "/academicSessions")) {
            List<String> own = api.ids(least, ROSTERING + path);
            assertThat(api.ids(others, ROSTERING + path)).as(path).isNotEmpty().doesNotContainAnyElementsOf(own);
            refused(api.ask(others, ROSTERING + path + "/" + own.getFirst()), 404, "unknownobject");
        }
        String school = api.ids(least, ROSTERING + "/schools").getFirst();
        refused(api.ask(others, ROSTERING + "/schools/" + school + "/students"), 404, "unknownobject");
    }

    @Test
    void byDefaultAClientLearnsWhoIsWhereAndNotWho() {
        String body = api.ask(least, ROSTERING + "/users").body()
                + api.ask(least, ROSTERING + "/enrollments").body();
        assertThat(body)
                .doesNotContain(
                        "花子",
                        "ハナコ",
                        "e260302",
                        "pupil-",
                        "enrollment-",
                        "00000002-0000",
                        "0302",
                        "hanako-302",
                        "urn:kakehashi:profile",
                        "shussekiNo");
        JsonNode user = api.get(least, ROSTERING + "/users").at("/users/0");
        assertThat(user.path("givenName").asString("?")).isEmpty();
        assertThat(user.path("familyName").asString("?")).isEmpty();
        for (String field :
                List.of("familyName", "username", "userMasterIdentifier", "metadata.jp.kanaFamilyName", "identifier")) {
            refused(
                    api.ask(least, ROSTERING + "/users?filter=" + encoded(field + "~'a'")),
                    400,
                    "invalid_filter_field");
            refused(api.ask(least, ROSTERING + "/users?sort=" + field), 422, "invaliddata");
        }
    }

    @Test
    void everyClientKnowsPersonsByIdentifiersOfItsOwn() {
        String second = api.token(tenant, RosterApi.LEAST, RosterApi.SCOPES);
        List<String> ids = api.ids(least, ROSTERING + "/users");
        assertThat(api.ids(least, ROSTERING + "/users")).isEqualTo(ids);
        assertThat(api.ids(second, ROSTERING + "/users")).hasSameSizeAs(ids).doesNotContainAnyElementsOf(ids);
        refused(api.ask(second, ROSTERING + "/users/" + ids.getFirst()), 404, "unknownobject");
        assertThat(api.count(
                        "select count(*) from identity_link l join person_alias a on a.tenant_id = l.tenant_id and a.person_id = l.person_id"
                                + " and a.alias::text = l.source_key where l.tenant_id = ? and l.valid_to = 'infinity' and l.source_key = ?",
                        tenant.id(),
                        ids.getFirst()))
                .as("what the client says of that account later leads to the person")
                .isEqualTo(1);
        assertThat(api.ids(least, ROSTERING + "/demographics")).isSubsetOf(ids);
    }

    @Test
    void theOrderOfPersonsIsTheClientsOwn() {
        for (String path : List.of("/users", "/users?sort=enabledUser", "/students", "/demographics")) {
            String token = api.token(tenant, RosterApi.LEAST, RosterApi.SCOPES);
            assertThat(api.ids(token, ROSTERING + "/users?offset=2&limit=100"))
                    .as("who begins in the middle misses nobody")
                    .hasSize(api.ids(least, ROSTERING + "/users").size() - 2);
            assertThat(api.ids(token, ROSTERING + path)).as(path).isSorted().isNotEmpty();
        }
    }

    @Test
    void whoIsOutOfTheClientsPurposeIsNotThere() {
        String token = api.tokenFor("research", tenant, RosterApi.BY_SOURCE, RosterApi.SCOPES);
        assertThat(api.ids(token, ROSTERING + "/users")).contains("pupil-hanako");
        api.change("""
                insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by)
                select tenant_id, person_id, 'research', '2026-05-01', 'PERSON', '', 'test' from roster_user
                where tenant_id = ? and sourced_id = 'pupil-hanako'
                """, tenant.id());
        assertThat(api.ids(token, ROSTERING + "/users"))
                .doesNotContain("pupil-hanako")
                .isNotEmpty();
        assertThat(api.ids(token, ROSTERING + "/enrollments"))
                .doesNotContain("enrollment-hanako")
                .isNotEmpty();
        assertThat(api.ids(token, ROSTERING + "/demographics")).containsExactly("pupil-taro");
        assertThat(api.ids(token, ROSTERING + "/classes/class-east-3-1/students"))
                .doesNotContain("pupil-hanako");
        assertThat(api.ids(token, GRADEBOOK + "/results")).isEmpty();
        refused(api.ask(token, ROSTERING + "/users/pupil-hanako"), 404, "unknownobject");
        refused(api.ask(token, ROSTERING + "/users/pupil-hanako/classes"), 404, "unknownobject");
        assertThat(api.ids(bySource, ROSTERING + "/users")).contains("pupil-hanako");
        api.change("""
                insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by)
                select tenant_id, person_id, 'research', '2026-05-01', 'PERSON', '', 'test' from roster_user
                where tenant_id = ? and sourced_id = 'guardian-yamada'
                """, tenant.id());
        String ofGuardian = ROSTERING + "/users?filter=" + encoded("agents.sourcedId='guardian-yamada'");
        assertThat(api.ids(token, ofGuardian)).isEmpty();
        assertThat(api.ids(bySource, ofGuardian)).containsExactly("pupil-taro");
        assertThat(api.ask(token, ROSTERING + "/users/pupil-taro").body()).doesNotContain("guardian-yamada");
    }

    @Test
    void readingDemographicsIsAuditedPersonByPerson() {
        String sql =
                "select count(*) from audit_event where tenant_id = ? and action = 'roster.read-demographics' and person_id is not null"
                        + " and detail = 'purpose:teaching'";
        long before = api.count(sql, tenant.id());
        api.get(bySource, ROSTERING + "/demographics");
        api.get(bySource, ROSTERING + "/demographics/pupil-taro");
        assertThat(api.count(sql, tenant.id())).isEqualTo(before + 3);
        api.get(
                bySource,
                ROSTERING + "/demographics?offset=1&filter="
                        + encoded("sourcedId='pupil-taro' AND birthDate>='2017-01-01'"));
        assertThat(api.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'roster.read-demographics'"
                                + " and detail like 'filter:sourcedId=pupil-taro AND birthDate>=… total:%'",
                        tenant.id()))
                .as("what is asked without being told of anybody")
                .isEqualTo(1);
    }

    @Test
    void aReleaseNeedsAScopeAndAnOwnSource() {
        for (String wrong : List.of(
                "\"scopes\": [\"facts/read\"], \"roster\": {\"parts\": [\"NAME\"]}",
                "\"scopes\": [\"https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly\"], \"roster\": {\"identifiers\": \"SOURCED_ID\"}",
                "\"scopes\": [\"https://purl.imsglobal.org/spec/or/v1p2/scope/roster.readonly\"], \"roster\": {\"source\": \"city\"}")) {
            assertThat(http.post(
                                    tenant,
                                    "/api/v1/clients",
                                    "{\"name\": \"a\", \"purpose\": \"teaching\", " + wrong + "}")
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(http.send(http.request(tenant, "/api/v1/clients").GET()).body())
                .contains("\"identifiers\":\"SOURCED_ID\"");
    }

    private static void refused(HttpResponse<String> answer, int status, String codeMinor) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(SchemaCheck.faults("statusInfo", body)).isEmpty();
        assertThat(body.at("/imsx_CodeMinor/imsx_codeMinorField/0/imsx_codeMinorFieldValue")
                        .asString())
                .isEqualTo(codeMinor);
    }
}
