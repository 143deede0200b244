package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.testing.HubBrowser;

/** A tool that offers materials, a teacher who chooses, and a pupil of the class. */
abstract class DeepLinkStage extends LtiTest {
    static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    TestSchool.Member teacherMember;
    HubBrowser teacher;
    HubBrowser pupil;
    UUID classId;

    @BeforeEach
    void aClassWithATool() {
        registerAs(tool.registrationWithDeepLinking("{\"from\": \"$ResourceLink.available.startDateTime\"}"));
        classId = school.one(tenant, "select class_id from school_class where tenant_id = :tenant", UUID.class);
        teacherMember = school.teacher(tenant);
        teacher = school.browser(tenant, teacherMember);
        pupil = school.browser(tenant, school.pupil(tenant));
    }

    /** Goes to the tool to choose; gives what it is told, verified. */
    JWTClaimsSet choosing(HubBrowser by) throws Exception {
        by.get("/materials?class=" + classId);
        var page = by.post("/materials/add", "class=" + classId + "&toolId=" + registered("clientId"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
        var answer = by.post("/lti/authorize", TestTool.encoded(asked));
        return TestTool.verified(
                hub.issuer(), String.valueOf(Forms.fields(answer.body()).get("id_token")));
    }

    /** What the tool answers with these items, JSON objects. */
    JWTClaimsSet.Builder response(JWTClaimsSet request, String... items) throws Exception {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(registered("clientId"))
                .audience(hub.issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(CLAIM + "message_type", "LtiDeepLinkingResponse")
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", registered("deploymentId"))
                .claim(DL + "data", settings(request).get("data"))
                .claim(DL + "content_items", json.readValue("[" + String.join(",", items) + "]", List.class));
    }

    static Map<String, Object> settings(JWTClaimsSet request) throws Exception {
        return request.getJSONObjectClaim(DL + "deep_linking_settings");
    }

    HttpResponse<String> post(HubBrowser by, String jwt) {
        return by.post("/lti/deep-link-return", TestTool.encoded(Map.of("JWT", jwt)));
    }

    /** A teacher chooses these items, and the tool's answer is taken. */
    HttpResponse<String> add(String... items) throws Exception {
        var page = post(teacher, tool.signed(response(choosing(teacher), items).build()));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page;
    }

    /** The id of the link or material of that title. */
    UUID id(String title) {
        return school.one(tenant, """
                select resource_link_id from resource_link where tenant_id = :tenant and title = '%1$s' union all
                select material_id from material where tenant_id = :tenant and title = '%1$s'
                """.formatted(title), UUID.class);
    }

    long materials() {
        return school.one(tenant, """
                select (select count(*) from resource_link where tenant_id = :tenant and added_by is not null)
                    + (select count(*) from material where tenant_id = :tenant)
                """, Long.class);
    }

    void refused(JWTClaimsSet.Builder claims, String rule) {
        refused(tool.signed(claims.build()), rule);
        if (!rule.equals("iss")) {
            assertThat(faults()).contains("<code>" + rule + "</code>");
        }
    }

    void refused(String jwt, String rule) {
        long before = materials();
        var page = post(teacher, jwt);
        assertThat(page.statusCode()).as(rule).isEqualTo(400);
        assertThat(page.body()).contains("<code>" + rule + "</code>");
        assertThat(materials()).isEqualTo(before);
    }

    /** The vendor's page of the tool's launches. */
    String faults() {
        return school.administrator(tenant)
                .get("/launches/" + registered("clientId"))
                .body();
    }
}
