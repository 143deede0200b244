package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A tool that may ask for members, and a pupil of whom the roster has everything. */
abstract class NamesAndRolesTest extends LtiTest {
    static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    static final String SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    @Autowired
    AccessTokens tokens;

    /** A pupil with reading, address, grade and number. */
    Member known() {
        Member pupil = school.pupil(tenant);
        school.sql(tenant, """
                update person set kana = 'やまだ はなこ', kana_family = 'やまだ', kana_given = 'はなこ'
                where tenant_id = :tenant and person_id = '%s'
                """.formatted(pupil.personId()));
        school.sql(tenant, """
                update roster_user set email = 'hanako@pupils.example', grades = '{P5}', username = 'login-hanako'
                where tenant_id = :tenant and person_id = '%s'
                """.formatted(pupil.personId()));
        school.sql(tenant, """
                update enrollment set attendance_number = 4217 where tenant_id = :tenant and user_sourced_id = '%s'
                """.formatted(pupil.personId()));
        owns(pupil.personId(), "login-hanako");
        return pupil;
    }

    /** As an import of the roster says whose a login id is. */
    void owns(UUID person, String username) {
        school.sql(tenant, """
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                values (:tenant, 'username:test', '%s', '-infinity', '%s')
                """.formatted(username, person));
    }

    /** Sets what the tool may call and learn; the scope for members always. */
    void settings(String subjectType, String released) {
        assertThat(http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("""
                                        {"scopes": ["%s"], "subjectType": "%s", "released": [%s]}
                                        """.formatted(SCOPE, subjectType, released))))
                        .statusCode())
                .isEqualTo(204);
    }

    UUID classId() {
        return school.one(
                tenant,
                "select class_id from school_class where tenant_id = :tenant and sourced_id = 'class'",
                UUID.class);
    }

    /** A token of the tool that is registered. */
    String token() {
        return transactions.inTenant(
                tenant.id(),
                () -> tokens.issueService(
                        tenant.id(),
                        UUID.fromString(registered("clientId")),
                        "drill",
                        Set.of(Permission.LTI_MEMBERSHIP),
                        Duration.ofHours(1)));
    }

    HttpResponse<String> get(String url, String token) {
        return http.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
    }

    /** The members of the class, with that query. */
    HttpResponse<String> members(String query) {
        return get(hub.link("/api/lti/contexts/" + classId() + "/memberships" + query), token());
    }

    /** The member whom the tool knows by that id. */
    JsonNode member(HttpResponse<String> answer, String userId) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode member : json.readTree(answer.body()).get("members")) {
            if (member.get("user_id").asString().equals(userId)) {
                return member;
            }
        }
        throw new AssertionError(userId + " isn't in " + answer.body());
    }

    /** The id by which the tool knows its link in the class. */
    String rlid() {
        return registered("resourceLinkId") + "." + classId();
    }

    JWTClaimsSet launch(Member member) throws Exception {
        return launch(school.browser(tenant, member), UUID.randomUUID().toString());
    }
}
