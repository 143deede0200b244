package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A tool that has every service of AGS, a pupil who opened it, and calls as a tool makes them. */
abstract class GradesTest extends LtiTest {
    static final String SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final String ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    static final Set<Permission> ALL = EnumSet.of(
            Permission.LTI_LINE_ITEM, Permission.LTI_LINE_ITEM_READ, Permission.LTI_SCORE, Permission.LTI_RESULT_READ);

    @Autowired
    AccessTokens tokens;

    @Autowired
    org.kakehashi.hub.database.OwnerDatabase owner;

    Member pupil = new Member("", new UUID(0, 0));
    String clientId = "";
    String token = "";
    UUID classId = new UUID(0, 0);

    @BeforeEach
    void aToolWithServices() {
        register("{}");
        clientId = registered("clientId");
        settings(clientId, "PAIRWISE", "lineitem", "result.readonly", "score");
        token = token(tenant, clientId, ALL);
        pupil = school.pupil(tenant);
        classId = classOf(tenant, "class");
    }

    UUID classOf(TestTenant of, String sourcedId) {
        return school.one(
                of,
                "select class_id from school_class where tenant_id = :tenant and sourced_id = '" + sourcedId + "'",
                UUID.class);
    }

    /** What the administrator lets a tool do. */
    void settings(String client, String subjectType, String... scopes) {
        String uris = String.join(
                ",",
                java.util.Arrays.stream(scopes)
                        .map(scope -> "\"" + SCOPE + scope + "\"")
                        .toList());
        var answer = http.send(http.request(tenant, "/api/v1/lti/tools/" + client + "/settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"scopes\":[" + uris + "],\"subjectType\":\"" + subjectType + "\",\"released\":[]}")));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    String token(TestTenant of, String client, Set<Permission> permissions) {
        return transactions.inTenant(
                of.id(),
                () -> tokens.issueService(of.id(), UUID.fromString(client), "分数ドリル", permissions, Duration.ofHours(1)));
    }

    /** Another tool of the tenant, with the same services; gives its client id. */
    String anotherTool() {
        register("{}");
        settings(registered("clientId"), "PAIRWISE", "lineitem", "result.readonly", "score");
        return registered("clientId");
    }

    /** Another class of the same school. */
    UUID anotherClass(String sourcedId, String schoolId) {
        school.sql(tenant, """
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type,
                    school_sourced_id, term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active,
                    updated_at)
                values (:tenant, 'test', '%s', '5年2組', '{P5}', 'course', 'homeroom', '%s', '{}', '{}', '{}', '{}',
                    current_date - 300, current_date + 300, gen_random_uuid(), true, now())
                """.formatted(sourcedId, schoolId));
        return classOf(tenant, sourcedId);
    }

    String items() {
        return "/api/lti/contexts/" + classId + "/line-items";
    }

    HttpResponse<String> call(String as, String method, String path, String type, String body) {
        String address = path.startsWith("http") ? path : hub.link(path);
        return http.send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + as)
                .header("Content-Type", type)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return call(token, "GET", path, ITEM, "");
    }

    HttpResponse<String> post(String lineItem) {
        return call(token, "POST", items(), ITEM, lineItem);
    }

    /** A line item out of 10; gives its address. */
    String lineItem(String label) {
        var answer = post("{\"label\":\"%s\",\"scoreMaximum\":10}".formatted(label));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).path("id").asString();
    }

    /** The pupil's subject in the tool, which a launch makes. */
    String subject(Member of) {
        school.browser(tenant, of).get("/lti/launch/" + registered("resourceLinkId"));
        return school.one(
                tenant,
                "select subject::text from pairwise_subject where tenant_id = :tenant and person_id = '" + of.personId()
                        + "' and client_id = '" + registered("clientId") + "'",
                String.class);
    }

    /** A score that is fully graded. */
    static String score(String subject, String given, String maximum, String timestamp) {
        return """
                {"userId": "%s", "scoreGiven": %s, "scoreMaximum": %s, "activityProgress": "Completed",
                 "gradingProgress": "FullyGraded", "timestamp": "%s"}
                """.formatted(subject, given, maximum, timestamp);
    }

    HttpResponse<String> send(String lineItem, String score) {
        return call(token, "POST", lineItem + "/scores", SCORE, score);
    }

    JsonNode results(String lineItem) {
        var answer = get(lineItem + "/results");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    static Map<String, Object> endpoint(JWTClaimsSet claims) throws Exception {
        return claims.getJSONObjectClaim(ENDPOINT);
    }

    long audited(String action) {
        return school.one(
                tenant,
                "select count(*) from audit_event where tenant_id = :tenant and action = '" + action + "'",
                Long.class);
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The address that a Link header gives for the next page. */
    static String next(HttpResponse<String> answer) {
        String link = header(answer, "Link");
        assertThat(link).matches("<[^>]+>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }
}
