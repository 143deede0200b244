package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.GRADEBOOK;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Every endpoint answers, and each object is as the OpenAPI of OneRoster 1.2 has it, field by field. */
@HubTest
@Import(RosterApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneRosterEndpointsTest {
    private static final Map<String, String> COLLECTIONS = Map.ofEntries(
            Map.entry("/academicSessions", "academicSession"),
            Map.entry("/terms", "academicSession"),
            Map.entry("/gradingPeriods", "academicSession"),
            Map.entry("/orgs", "org"),
            Map.entry("/schools", "org"),
            Map.entry("/courses", "course"),
            Map.entry("/classes", "class"),
            Map.entry("/users", "user"),
            Map.entry("/students", "user"),
            Map.entry("/teachers", "user"),
            Map.entry("/enrollments", "enrollment"),
            Map.entry("/demographics", "demographics"));

    @Autowired
    RosterApi api;

    private TestTenant tenant = new TestTenant(0, "", "", "");

    @BeforeAll
    void roster() {
        tenant = api.tenant();
    }

    private String token(String release) {
        return api.token(tenant, release, RosterApi.SCOPES);
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE, RosterApi.LEAST})
    void collectionsAndTheirObjectsAreAsTheOpenApiSays(String release) {
        String token = token(release);
        COLLECTIONS.forEach((path, schema) -> {
            List<String> ids = check(token, ROSTERING + path, schema);
            assertThat(ids).as(path).isNotEmpty().doesNotHaveDuplicates();
            ids.forEach(id -> checkOne(token, ROSTERING + path + "/" + id, schema, id));
        });
        Map.of("/categories", "category", "/lineItems", "lineItem", "/results", "result")
                .forEach((path, schema) -> {
                    List<String> ids = check(token, GRADEBOOK + path, schema);
                    assertThat(ids).as(path).hasSize(1);
                    ids.forEach(id -> checkOne(token, GRADEBOOK + path + "/" + id, schema, id));
                });
        assertThat(check(token, GRADEBOOK + "/scoreScales", "scoreScale")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE, RosterApi.LEAST})
    void whatIsOfASchoolClassCourseTermOrUserIsAsTheOpenApiSays(String release) {
        String token = token(release);
        String school = id(token, "/schools", "name='かけはし市立ひがし小学校'");
        String schoolClass = id(token, "/classes", "title='3年1組' AND school.sourcedId='" + school + "'");
        String math = id(token, "/classes", "title='3年1組 算数'");
        String course = id(token, "/courses", "title='第3学年' AND org.sourcedId='" + school + "'");
        String term = id(token, "/terms", "");
        String pupil = api.get(token, ROSTERING + "/classes/" + schoolClass + "/students")
                .at("/users/0/sourcedId")
                .asString();
        String teacher = id(token, "/schools/" + school + "/teachers", "");
        Map<String, String> nested = Map.ofEntries(
                Map.entry("/schools/" + school + "/classes", "class"),
                Map.entry("/schools/" + school + "/courses", "course"),
                Map.entry("/schools/" + school + "/enrollments", "enrollment"),
                Map.entry("/schools/" + school + "/students", "user"),
                Map.entry("/schools/" + school + "/teachers", "user"),
                Map.entry("/schools/" + school + "/terms", "academicSession"),
                Map.entry("/schools/" + school + "/classes/" + schoolClass + "/enrollments", "enrollment"),
                Map.entry("/schools/" + school + "/classes/" + schoolClass + "/students", "user"),
                Map.entry("/schools/" + school + "/classes/" + schoolClass + "/teachers", "user"),
                Map.entry("/classes/" + schoolClass + "/students", "user"),
                Map.entry("/classes/" + schoolClass + "/teachers", "user"),
                Map.entry("/courses/" + course + "/classes", "class"),
                Map.entry("/terms/" + term + "/classes", "class"),
                Map.entry("/terms/" + term + "/gradingPeriods", "academicSession"),
                Map.entry("/users/" + pupil + "/classes", "class"),
                Map.entry("/students/" + pupil + "/classes", "class"),
                Map.entry("/teachers/" + teacher + "/classes", "class"));
        nested.forEach((path, schema) ->
                assertThat(check(token, ROSTERING + path, schema)).as(path).isNotEmpty());
        assertThat(api.ids(token, ROSTERING + "/terms/" + term + "/classes")).containsExactly(math);
        assertThat(api.ids(token, ROSTERING + "/users/" + pupil + "/classes")).contains(schoolClass);
    }

    @Test
    void theGradebookOfAClassIsAsTheOpenApiSays() {
        String token = token(RosterApi.LEAST);
        String school = id(token, "/schools", "name='かけはし市立ひがし小学校'");
        String classes =
                GRADEBOOK + "/classes/" + id(token, "/classes", "title='3年1組' AND school.sourcedId='" + school + "'");
        String item = api.ids(token, GRADEBOOK + "/lineItems").getFirst();
        JsonNode result = api.get(token, GRADEBOOK + "/results").at("/results/0");
        String pupil = result.at("/student/sourcedId").asString();

        assertThat(check(token, classes + "/lineItems", "lineItem")).containsExactly(item);
        for (String path : List.of("/results", "/lineItems/" + item + "/results", "/students/" + pupil + "/results")) {
            assertThat(check(token, classes + path, "result"))
                    .as(path)
                    .containsExactly(result.path("sourcedId").asString());
        }
        assertThat(check(token, classes + "/categories", "category")).containsExactly("tools");
        assertThat(check(token, classes + "/scoreScales", "scoreScale")).isEmpty();
        assertThat(check(token, GRADEBOOK + "/schools/" + school + "/scoreScales", "scoreScale"))
                .isEmpty();
        assertThat(result.path("score").decimalValue())
                .as("8 of 10, in the measure of 20")
                .isEqualByComparingTo("16");
        assertThat(result.path("scoreStatus").asString()).isEqualTo("fully graded");
        assertThat(result.path("scoreDate").asString()).isEqualTo("2026-05-01");
    }

    @Test
    void japansFieldsStandInMetadata() {
        String token = token(RosterApi.BY_SOURCE);
        JsonNode hanako = api.get(token, ROSTERING + "/users/pupil-hanako").path("user");
        assertThat(hanako.at("/metadata/jp.kanaFamilyName").asString()).isEqualTo("サトウ");
        assertThat(hanako.at("/metadata/jp.kanaGivenName").asString()).isEqualTo("ハナコ");
        assertThat(hanako.at("/metadata/jp.homeClass").asString()).isEqualTo("class-east-3-1");
        assertThat(hanako.path("userIds").toString())
                .isEqualTo(
                        "[{\"type\":\"LDAP\",\"identifier\":\"e260302\"},{\"type\":\"card\",\"identifier\":\"0302\"}]");
        assertThat(hanako.at("/userProfiles/0/credentials/0/username").asString())
                .isEqualTo("hanako-302");
        assertThat(hanako.at("/roles/0/userProfile")).isEqualTo(hanako.at("/userProfiles/0/profileId"));
        assertThat(hanako.at("/primaryOrg/sourcedId").asString()).isEqualTo("school-east");
        JsonNode enrollment =
                api.get(token, ROSTERING + "/enrollments/enrollment-hanako").path("enrollment");
        assertThat(enrollment.at("/metadata/jp.shussekiNo").asString()).isEqualTo("1");
        assertThat(enrollment.at("/metadata/jp.publicFlg").asString()).isEqualTo("true");
        assertThat(api.get(token, ROSTERING + "/classes/class-east-himawari")
                        .at("/class/metadata/jp.specialNeeds")
                        .asString())
                .isEqualTo("true");
    }

    private String id(String token, String path, String filter) {
        List<String> ids =
                api.ids(token, ROSTERING + path + (filter.isEmpty() ? "" : "?filter=" + RosterApi.encoded(filter)));
        assertThat(ids).as(path + " " + filter).isNotEmpty();
        return ids.getFirst();
    }

    private List<String> check(String token, String address, String schema) {
        JsonNode body = api.get(token, address);
        assertThat(body.size()).isEqualTo(1);
        List<String> ids = new ArrayList<>();
        body.valueStream().flatMap(JsonNode::valueStream).forEach(object -> {
            assertThat(SchemaCheck.faults(schema, object))
                    .as(address + " " + object)
                    .isEmpty();
            ids.add(object.path("sourcedId").asString());
        });
        return ids;
    }

    private void checkOne(String token, String address, String schema, String id) {
        JsonNode body = api.get(token, address);
        assertThat(body.propertyNames()).containsExactly(schema);
        assertThat(SchemaCheck.faults(schema, body.path(schema))).as(address).isEmpty();
        assertThat(body.path(schema).path("sourcedId").asString()).isEqualTo(id);
    }
}
