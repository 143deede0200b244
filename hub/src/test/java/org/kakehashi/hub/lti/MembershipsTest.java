package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;

/** Names and Role Provisioning Services 2.0: who is in a class, for tools. */
class MembershipsTest extends NamesAndRolesTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @BeforeEach
    void aTool() {
        register(
                "{\"user\": \"$User.id\", \"role\": \"$Membership.role\", \"class\": \"$Context.id\", \"plain\": \"5\"}");
        settings("PAIRWISE", "");
    }

    @Test
    void theContainerIsTheServices() {
        school.pupil(tenant);
        school.teacher(tenant);
        HttpResponse<String> answer = members("");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
        assertThat(answer.headers().firstValue("Link")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode container = json.readTree(answer.body());
        assertThat(container.get("id").asString())
                .isEqualTo(hub.link("/api/lti/contexts/" + classId() + "/memberships"));
        assertThat(container.at("/context/id").asString()).isEqualTo(classId().toString());
        assertThat(container.at("/context/label").asString()).isEqualTo("5年1組");
        assertThat(container.at("/context/title").asString()).isEqualTo("さくら小学校 5年1組");
        assertThat(container.get("members")).hasSize(2);
        for (JsonNode member : container.get("members")) {
            assertThat(member.get("status").asString()).isEqualTo("Active");
            assertThat(member.get("roles")).isNotEmpty();
            assertThat(member.has("message")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
                "application/json",
                "*/*",
                "text/html"
            })
    void anyAcceptGetsTheServicesType(String accept) {
        var answer = http.send(http.request("/api/lti/contexts/" + classId() + "/memberships")
                .header("Authorization", "Bearer " + token())
                .header("Accept", accept));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("membershipcontainer+json");
    }

    @Test
    void aMemberWhoLaunchesLaterKeepsTheIdThatTheListGave() throws Exception {
        Member pupil = school.pupil(tenant);
        String listed =
                json.readTree(members("").body()).at("/members/0/user_id").asString();
        assertThat(launch(pupil).getSubject()).isEqualTo(listed);
        assertThat(school.one(
                        tenant,
                        "select person_id from identity_link where tenant_id = :tenant and source_key = '" + listed
                                + "'",
                        UUID.class))
                .isEqualTo(pupil.personId());
    }

    @Test
    void membersAreThoseOfToday() {
        Member unenrolled = school.pupil(tenant);
        Member suspended = school.pupil(tenant);
        school.pupil(tenant);
        assertThat(json.readTree(members("").body()).get("members")).hasSize(3);
        school.unenrol(tenant, unenrolled);
        assertThat(json.readTree(members("").body()).get("members")).hasSize(2);
        school.suspend(tenant, suspended);
        assertThat(json.readTree(members("").body()).get("members")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Learner, 3",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner, 3",
        "Instructor, 1",
        "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor, 1",
        "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#PrimaryInstructor, 1",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student, 3",
        "Mentor, 0",
        "urn:nothing, 0",
        "'', 4"
    })
    void aRoleChoosesMembers(String role, int many) {
        for (int i = 0; i < 3; i++) {
            school.pupil(tenant);
        }
        school.teacher(tenant);
        String query = "?role=" + java.net.URLEncoder.encode(role, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json.readTree(members(query).body()).get("members")).hasSize(many);
    }

    @Test
    void aResourceLinkOfTheToolGivesEachMembersOwnMessage() throws Exception {
        Member pupil = school.pupil(tenant);
        String subject = launch(pupil).getSubject();
        HttpResponse<String> answer = members("?rlid=" + rlid());
        JsonNode message = member(answer, subject).get("message");
        assertThat(message).hasSize(1);
        assertThat(message.get(0).get(CLAIM + "message_type").asString()).isEqualTo("LtiResourceLinkRequest");
        assertThat(message.get(0).get(CLAIM + "custom").propertyNames()).containsExactlyInAnyOrder("user", "role");
        assertThat(message.get(0).get(CLAIM + "custom").get("user").asString()).isEqualTo(subject);
    }

    @Test
    void aLinkThatIsNotTheToolsOrNotTheClassesIsNotThere() {
        String own = registered("resourceLinkId");
        String classId = classId().toString();
        for (String rlid : List.of(
                own, own + "." + UUID.randomUUID(), UUID.randomUUID() + "." + classId, "x", "1-1-1-1-1", "%00")) {
            assertThat(members("?rlid=" + rlid).statusCode()).as(rlid).isEqualTo(404);
        }
        String token = token();
        register("{}");
        String foreign = hub.link("/api/lti/contexts/" + classId + "/memberships?rlid=" + rlid());
        assertThat(get(foreign, token).statusCode()).isEqualTo(404);
        assertThat(get(foreign, token()).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyClassesInWhichTheToolIsDeployedAreThere() {
        school.pupil(tenant);
        String url = hub.link("/api/lti/contexts/" + classId() + "/memberships");
        school.sql(tenant, "delete from resource_link where tenant_id = :tenant");
        deployedAt("gen_random_uuid()");
        assertThat(get(url, token()).statusCode()).isEqualTo(404);
        deployedAt("(select org_id from org where tenant_id = :tenant)");
        assertThat(get(url, token()).statusCode()).isEqualTo(200);
        school.sql(tenant, "delete from deployment where tenant_id = :tenant");
        assertThat(get(url, token()).statusCode()).isEqualTo(404);
    }

    private void deployedAt(String schoolId) {
        school.sql(tenant, "delete from deployment where tenant_id = :tenant");
        school.sql(
                tenant,
                "insert into deployment (tenant_id, client_id, deployment_id, school_id) select tenant_id, client_id, 'd', "
                        + schoolId + " from tool where tenant_id = :tenant");
    }

    @Test
    void nothingOfAnotherTenantIsThereAndNoProgramThatIsNoTool() {
        String token = token();
        String url = hub.link("/api/lti/contexts/" + classId() + "/memberships");
        TestTenant other = school.create();
        UUID elsewhere = school.one(other, "select class_id from school_class where tenant_id = :tenant", UUID.class);
        var foreign = get(hub.link("/api/lti/contexts/" + elsewhere + "/memberships"), token);
        var nothing = get(hub.link("/api/lti/contexts/" + UUID.randomUUID() + "/memberships"), token);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(json.readTree(foreign.body()).get("detail"))
                .isEqualTo(json.readTree(nothing.body()).get("detail"));
        assertThat(http.get(tenant, url.substring(hub.issuer().length())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsOutOfTheToolIsNotInIt() throws Exception {
        Member out = school.pupil(tenant);
        String subject = launch(out).getSubject();
        Member stays = school.pupil(tenant);
        optOut(out, "\"toolId\": \"" + registered("clientId") + "\"");
        assertThat(json.readTree(members("").body()).get("members")).hasSize(1);
        assertThat(members("").body()).doesNotContain(subject);
        assertThat(http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/use")
                                .header("Content-Type", "application/json")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"purpose\": \"research\"}")))
                        .statusCode())
                .isEqualTo(204);
        optOut(stays, "\"purpose\": \"research\"");
        assertThat(json.readTree(members("").body()).get("members")).isEmpty();
    }

    private void optOut(Member member, String of) {
        var answer = http.post(tenant, "/api/v1/opt-outs", """
                {"personId": "%s", %s, "askedOn": "2026-04-01", "askedBy": "PERSON"}
                """.formatted(member.personId(), of));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void readingIsAudited() {
        school.pupil(tenant);
        members("");
        assertThat(school.one(
                        tenant,
                        "select detail from audit_event where tenant_id = :tenant and action = 'lti.read-members'",
                        String.class))
                .contains("members:1", registered("clientId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=-1", "?limit=x", "?after=x", "?after=%00", "?limit=99999999999"})
    void whatCantBeIsRefused(String query) {
        assertThat(members(query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"40, '', 1", "40, '?limit=15', 3", "4000, '', 4", "4000, '?limit=5000&role=Learner', 4"})
    void pagesGoOnToTheEndAndNameEveryMemberOnce(int size, String query, int pages) {
        fill(size);
        String token = token();
        List<String> seen = new ArrayList<>();
        String url = hub.link("/api/lti/contexts/" + classId() + "/memberships" + query);
        int turned = 0;
        while (url != null) {
            var answer = get(url, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode members = json.readTree(answer.body()).get("members");
            assertThat(members.size()).isLessThanOrEqualTo(1000);
            members.forEach(member -> seen.add(member.get("user_id").asString()));
            Matcher next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
            url = next.matches() ? next.group(1) : null;
            turned++;
        }
        assertThat(turned).isEqualTo(pages);
        assertThat(seen).hasSize(size);
        assertThat(new HashSet<>(seen)).hasSize(size);
        assertThat(school.one(tenant, "select count(*) from pairwise_subject where tenant_id = :tenant", Integer.class))
                .isEqualTo(size);
    }

    private void fill(int size) {
        school.sql(tenant, """
                insert into person (tenant_id, person_id, family_name, given_name, display_name)
                select :tenant, gen_random_uuid(), '山田', n::text, '山田 ' || n from generate_series(1, %s) n
                """.formatted(size));
        school.sql(tenant, """
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                    family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                select :tenant, 'test', person_id, person_id, true, person_id, '{}', given_name, family_name, '{}', '{}', '{}',
                    gen_random_uuid(), true, now() from person where tenant_id = :tenant
                """);
        school.sql(tenant, """
                insert into enrollment (tenant_id, source, sourced_id, class_sourced_id, school_sourced_id, user_sourced_id, role,
                    valid_from, valid_to, digest, active, updated_at)
                select :tenant, 'test', person_id, 'class', 'school', person_id, 'student', current_date - 300,
                    current_date + 300, gen_random_uuid(), true, now() from person where tenant_id = :tenant
                """);
    }
}
