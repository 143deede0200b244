package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.GRADEBOOK;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Of persons who have gone, that they have is told, and nothing else; and for 400 days. */
@HubTest
@Import(RosterApi.class)
class OneRosterGoneTest {
    private static final String OF_HANAKO = " where tenant_id = ? and sourced_id = 'pupil-hanako'";

    @Autowired
    RosterApi api;

    private String token = "";

    private TestTenant tenant(String release) {
        TestTenant tenant = api.tenant();
        token = api.token(tenant, release, RosterApi.SCOPES);
        return tenant;
    }

    private void gone(TestTenant tenant, int days) {
        api.change(
                "update roster_user set active = false, updated_at = now() - " + days + " * interval '1 day'"
                        + OF_HANAKO,
                tenant.id());
    }

    /** Hanako's, which the person's id leads to. */
    private String hanako() {
        return only("/users", "username='e260302'").path("sourcedId").asString();
    }

    private JsonNode only(String path, String filter) {
        JsonNode list = api.get(token, ROSTERING + path + "?filter=" + encoded(filter))
                .valueStream()
                .findFirst()
                .orElseThrow();
        assertThat(list.size()).as(filter + " " + list).isEqualTo(1);
        return list.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE})
    void aUserWhoHasGoneIsAnEmptyOne(String release) {
        TestTenant tenant = tenant(release);
        String id = hanako();
        int all = api.ids(token, ROSTERING + "/users").size();
        gone(tenant, 399);
        JsonNode user = api.get(token, ROSTERING + "/users/" + id).path("user");
        assertThat(SchemaCheck.faults("user", user)).isEmpty();
        assertThat(user.propertyNames())
                .containsExactlyInAnyOrder(
                        "sourcedId", "status", "dateLastModified", "enabledUser", "givenName", "familyName", "roles");
        assertThat(user.path("status").asString()).isEqualTo("tobedeleted");
        assertThat(user.path("enabledUser").asString()).isEqualTo("false");
        assertThat(user.path("givenName").asString() + user.path("familyName").asString())
                .isEmpty();
        assertThat(user.path("roles").size()).isEqualTo(1);
        assertThat(user.at("/roles/0/role").asString()).isEqualTo("student");
        assertThat(user.at("/roles/0").propertyNames()).containsExactlyInAnyOrder("roleType", "role", "org");
        assertThat(user.at("/roles/0/org/sourcedId").asString())
                .as("the board")
                .isEqualTo(only("/orgs", "type='district'").path("sourcedId").asString());
        assertThat(api.ids(token, ROSTERING + "/users")).hasSize(all).contains(id);
        assertThat(api.ids(token, ROSTERING + "/students")).contains(id);
        assertThat(only("/users", "status='tobedeleted'").path("sourcedId").asString())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE})
    void noFilterAndNoOrderTellsMoreOfThem(String release) {
        TestTenant tenant = tenant(release);
        String id = hanako();
        String school =
                only("/schools", "name='かけはし市立ひがし小学校'").path("sourcedId").asString();
        gone(tenant, 1);
        for (String filter : List.of(
                "familyName='佐藤'",
                "familyName>='あ'",
                "username~'e260302'",
                "grades~'P3'",
                "enabledUser='true'",
                "metadata.jp.kanaFamilyName>''",
                "roles.role='student'",
                "roles.org.sourcedId='" + school + "'",
                "primaryOrg.sourcedId='" + school + "'")) {
            assertThat(api.ids(token, ROSTERING + "/users?filter=" + encoded(filter)))
                    .as(filter)
                    .doesNotContain(id);
        }
        for (String filter : List.of(
                "familyName!='佐藤'",
                "roles.role!='student'",
                "primaryOrg.sourcedId!='" + school + "'",
                "grades!='P3'")) {
            List<String> answered = api.ids(token, ROSTERING + "/users?filter=" + encoded(filter));
            assertThat(answered).as(filter + ": as of whom it is empty").contains(id);
        }
        assertThat(api.ids(token, ROSTERING + "/users?sort=familyName").getFirst())
                .as("the empty name is the first")
                .isEqualTo(id);
        assertThat(api.ids(token, ROSTERING + "/demographics?filter=" + encoded("birthDate>'1900-01-01'")))
                .doesNotContain(id);
        assertThat(api.ids(token, GRADEBOOK + "/results?filter=" + encoded("score>'0'")))
                .isEmpty();
        assertThat(api.ids(
                        token,
                        ROSTERING + "/enrollments?filter="
                                + encoded("metadata.jp.shussekiNo='1' AND user.sourcedId='" + id + "'")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE})
    void whatIsTheirsHoldsNothingEither(String release) {
        TestTenant tenant = tenant(release);
        String id = hanako();
        gone(tenant, 1);
        JsonNode demographics =
                api.get(token, ROSTERING + "/demographics/" + id).path("demographics");
        assertThat(demographics.propertyNames()).containsExactlyInAnyOrder("sourcedId", "status", "dateLastModified");
        assertThat(demographics.path("status").asString()).isEqualTo("tobedeleted");

        JsonNode enrollments = api.get(
                        token, ROSTERING + "/enrollments?filter=" + encoded("user.sourcedId='" + id + "'"))
                .path("enrollments");
        assertThat(enrollments.valueStream()).isNotEmpty().allSatisfy(enrollment -> {
            assertThat(SchemaCheck.faults("enrollment", enrollment)).isEmpty();
            assertThat(enrollment.propertyNames())
                    .containsExactlyInAnyOrder(
                            "sourcedId", "status", "dateLastModified", "user", "class", "school", "role");
            assertThat(enrollment.path("status").asString()).isEqualTo("tobedeleted");
        });

        JsonNode result = api.get(token, GRADEBOOK + "/results").at("/results/0");
        assertThat(SchemaCheck.faults("result", result)).isEmpty();
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder(
                        "sourcedId", "status", "dateLastModified", "lineItem", "student", "scoreStatus", "scoreDate");
        assertThat(result.path("status").asString()).isEqualTo("tobedeleted");
        assertThat(result.path("scoreStatus").asString()).isEqualTo("exempt");
        assertThat(result.path("scoreDate").asString())
                .isEqualTo(OffsetDateTime.parse(result.path("dateLastModified").asString())
                        .atZoneSameInstant(ZoneId.of("Asia/Tokyo"))
                        .toLocalDate()
                        .toString());

        assertThat(api.ask(token, ROSTERING + "/users/" + id + "/classes").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE})
    void afterFourHundredDaysTheyAreNotThere(String release) {
        TestTenant tenant = tenant(release);
        String id = hanako();
        gone(tenant, 401);
        for (String path : List.of("/users", "/students", "/demographics")) {
            assertThat(api.ids(token, ROSTERING + path)).as(path).isNotEmpty().doesNotContain(id);
            assertThat(api.ask(token, ROSTERING + path + "/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(api.ask(token, ROSTERING + "/enrollments").body())
                .contains("sourcedId")
                .doesNotContain(id);
        assertThat(api.ids(token, GRADEBOOK + "/results")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RosterApi.EVERYTHING, RosterApi.BY_SOURCE})
    void whoGoesFromOneRosterOfTwoHasGoneFromThatAlone(String release) {
        TestTenant tenant = tenant(release);
        String id = hanako();
        api.change("""
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                    family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                select tenant_id, 'kiosk', 'h', person_id, true, 'hanako', '{}', '花子', '佐藤', '{}', '{P3}', '{}', digest, true, now()
                from roster_user""" + OF_HANAKO, tenant.id());
        gone(tenant, 500);
        boolean pairwise = release.equals(RosterApi.EVERYTHING);
        assertThat(api.ask(token, ROSTERING + "/users/" + id).body().contains("花子"))
                .isEqualTo(pairwise);
        assertThat(api.ids(token, GRADEBOOK + "/results")).hasSize(pairwise ? 1 : 0);
        api.change(
                "update roster_user set active = false, updated_at = now() where tenant_id = ? and source = 'kiosk'",
                tenant.id());
        assertThat(api.ask(token, ROSTERING + "/users/" + id).body().contains("tobedeleted"))
                .as("went lately, by the last roster that had her")
                .isEqualTo(pairwise);
        assertThat(api.ids(token, GRADEBOOK + "/results")).hasSize(pairwise ? 1 : 0);
    }
}
