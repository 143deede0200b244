package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.lti.internal.registration.VariableNames;
import tools.jackson.databind.JsonNode;

/** Substitution variables, and the claims that say the same. */
class VariablesTest extends NamesAndRolesTest {
    private static final String ALL = "\"NAME\",\"KANA\",\"EMAIL\",\"GRADE\",\"SOURCED_ID\",\"ATTENDANCE_NUMBER\"";

    /** Filled where the operator set {@code hub.contact-email}, which this hub's didn't, and where the course has a title. */
    private static final List<String> BY_CIRCUMSTANCE =
            List.of("ToolPlatformInstance.contactEmail", "CourseOffering.title");

    @Test
    void everyVariableThatIsListedIsFilledOnceReleased() throws Exception {
        Map<String, String> wanted = new HashMap<>();
        VariableNames.ALL.forEach(name -> wanted.put(name, "$" + name));
        register(json.writeValueAsString(wanted));
        settings("LOGIN_ID", ALL);
        Map<String, Object> custom = launch(known()).getJSONObjectClaim(CLAIM + "custom");
        assertThat(custom).containsOnlyKeys(VariableNames.ALL);
        custom.forEach((name, value) -> {
            if (!BY_CIRCUMSTANCE.contains(name)
                    && !name.matches("ResourceLink\\.(description|available.*|submission.*)")) {
                assertThat(String.valueOf(value)).as(name).isNotBlank().doesNotStartWith("$");
            }
        });
        assertThat(custom)
                .containsEntry("Context.id", classId().toString())
                .containsEntry("Context.label", "5年1組")
                .containsEntry("Context.title", "さくら小学校 5年1組")
                .containsEntry("CourseSection.sourcedId", "class")
                .containsEntry("CourseOffering.sourcedId", "course")
                .containsEntry("ResourceLink.id", rlid())
                .containsEntry("Person.name.full", "山田 花子")
                .containsEntry("Kakehashi.person.attendanceNumber", "4217");
        assertThat(String.valueOf(custom.get("CourseSection.timeFrame.begin"))).endsWith("T00:00:00+09:00");
        assertThat(String.valueOf(custom.get("Membership.role")).split(","))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
    }

    @Test
    void theConfigurationListsThem() {
        JsonNode configuration = json.readTree(
                http.send(http.request("/.well-known/openid-configuration")).body());
        assertThat(configuration
                        .at("/https:~1~1purl.imsglobal.org~1spec~1lti-platform-configuration/variables")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(VariableNames.ALL);
    }

    @Test
    void aLinksParameterWinsAndUnknownOnesPassLiterally() throws Exception {
        register("{\"a\": \"$Context.id\", \"b\": \"$Context.id\", \"c\": \"$Person.phone.mobile\"}");
        school.sql(
                tenant,
                "update resource_link set custom_parameters = '{\"b\": \"$ResourceLink.title\"}' where tenant_id = :tenant");
        Map<String, Object> custom = launch(known()).getJSONObjectClaim(CLAIM + "custom");
        assertThat(custom)
                .containsEntry("a", classId().toString())
                .containsEntry("b", "分数ドリル")
                .containsEntry("c", "$Person.phone.mobile");
    }

    @Test
    void thePlatformDescribesItself() throws Exception {
        register("{}");
        Map<String, Object> platform = launch(known()).getJSONObjectClaim(CLAIM + "tool_platform");
        assertThat(platform)
                .containsEntry("guid", hub.issuer())
                .containsEntry("product_family_code", "kakehashi")
                .containsEntry("version", "1")
                .containsEntry("url", hub.issuer());
        assertThat(String.valueOf(platform.get("description"))).contains("教育委員会");
    }

    @Test
    void theServiceIsOfferedToAToolThatMayCallIt() throws Exception {
        register("{}");
        Member pupil = known();
        String claim = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
        assertThat(launch(pupil).getClaims()).doesNotContainKey(claim);
        settings("PAIRWISE", "");
        JWTClaimsSet claims = launch(pupil);
        assertThat(claims.getJSONObjectClaim(claim))
                .containsEntry("service_versions", List.of("2.0"))
                .containsEntry("context_memberships_url", hub.link("/api/lti/contexts/" + classId() + "/memberships"));
        String url = String.valueOf(claims.getJSONObjectClaim(claim).get("context_memberships_url"));
        assertThat(get(url, token()).statusCode()).isEqualTo(200);
    }

    @Test
    void rolesHaveSubRolesAndThoseAtTheSchool() throws Exception {
        register("{}");
        Member teacher = school.teacher(tenant);
        String lis = "http://purl.imsglobal.org/vocab/lis/v2/";
        assertThat(launch(teacher).getStringListClaim(CLAIM + "roles"))
                .containsExactly(
                        lis + "membership#Instructor",
                        lis + "membership/Instructor#PrimaryInstructor",
                        lis + "institution/person#Faculty",
                        lis + "institution/person#Instructor");
        school.sql(tenant, "update enrollment set is_primary = false where tenant_id = :tenant");
        school.sql(tenant, """
                insert into user_role (tenant_id, source, sourced_id, user_sourced_id, role_type, role, org_sourced_id, valid_from,
                    valid_to, digest, active, updated_at)
                select :tenant, 'test', role, '%s', 'primary', role, 'school', current_date - 300, current_date + 300,
                    gen_random_uuid(), true, now() from unnest(array['principal', 'counselor']) as r(role)
                """.formatted(teacher.personId()));
        assertThat(launch(teacher).getStringListClaim(CLAIM + "roles"))
                .contains(
                        lis + "membership/Instructor#SecondaryInstructor",
                        lis + "institution/person#Administrator",
                        lis + "institution/person#Staff")
                .doesNotContain(lis + "membership/Instructor#PrimaryInstructor");
    }

    @Test
    void whoLeftTheClassBetweenTapAndAnswerIsNotLaunched() {
        register("{}");
        Member pupil = known();
        var browser = school.browser(tenant, pupil);
        Map<String, String> asked = asked(browser);
        school.unenrol(tenant, pupil);
        var answer = browser.post("/lti/authorize", TestTool.encoded(asked));
        assertThat(Forms.fields(answer.body()))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("id_token");
    }

    @Test
    void anAccountWithoutTheScopeIsRefused() {
        register("{}");
        assertThat(http.send(http.request("/api/lti/contexts/" + classId() + "/memberships"))
                        .statusCode())
                .isEqualTo(401);
        tenants.client(
                tenant.id(),
                "no-" + tenant.slug(),
                java.util.EnumSet.noneOf(org.kakehashi.hub.access.Permission.class));
        HttpRequest.Builder request = http.request("/api/lti/contexts/" + classId() + "/memberships")
                .header(
                        "Authorization",
                        org.kakehashi.hub.testing.HubHttp.basic(
                                "no-" + tenant.slug(), "secret-of-no-" + tenant.slug()));
        assertThat(http.send(request).statusCode()).isEqualTo(403);
    }
}
