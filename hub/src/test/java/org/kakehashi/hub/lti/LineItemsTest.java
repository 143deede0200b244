package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lti.internal.deployment.DeploymentStore;
import org.kakehashi.hub.lti.internal.grades.LineItemContent;
import org.kakehashi.hub.lti.internal.grades.LineItems;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The Line Item service: AGS 2.0, 3.2, and the claim of 3.1. */
class LineItemsTest extends GradesTest {
    @Autowired
    LineItems lineItems;

    @Autowired
    DeploymentStore deployments;

    @Test
    void aLineItemIsMadeReadChangedAndRemoved() {
        var made = call(token, "POST", items(), ITEM + ";charset=UTF-8", """
                {"label": "分数の小テスト", "scoreMaximum": 60, "resourceId": "quiz-231", "tag": "grade",
                 "startDateTime": "2026-04-10T09:00:00.123456+0900", "endDateTime": "2026-04-11T00:00:00Z",
                 "gradesReleased": false, "https://tool.example/mine": {"a": 1}, "scoringUserId": {"label": "x"}}
                """);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(header(made, "Content-Type")).isEqualTo(ITEM);
        JsonNode item = json.readTree(made.body());
        String id = item.path("id").asString();
        assertThat(header(made, "Location")).isEqualTo(id).startsWith(hub.link("/api/lti/line-items/"));
        assertThat(item.path("startDateTime").asString()).isEqualTo("2026-04-10T00:00:00.123456Z");
        assertThat(item.path("endDateTime").asString()).isEqualTo("2026-04-11T00:00:00Z");
        assertThat(item.path("gradesReleased").asBoolean(true)).isFalse();
        assertThat(item.has("resourceLinkId")).isFalse();

        var read = get(id);
        assertThat(header(read, "Content-Type")).isEqualTo(ITEM);
        assertThat(json.readTree(read.body())).isEqualTo(item);

        var changed = call(token, "PUT", id, ITEM, "{\"label\": \"まとめ\", \"scoreMaximum\": 20.5, \"tag\": \"b\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json.readTree(get(id).body()))
                .isEqualTo(json.readTree(
                        "{\"id\": \"%s\", \"label\": \"まとめ\", \"scoreMaximum\": 20.5, \"tag\": \"b\"}".formatted(id)));

        assertThat(call(token, "DELETE", id, ITEM, "").statusCode()).isEqualTo(204);
        assertThat(get(id).statusCode()).isEqualTo(404);
        assertThat(call(token, "DELETE", id, ITEM, "").statusCode()).isEqualTo(404);
        assertThat(List.of("lti.add-line-item", "lti.change-line-item", "lti.remove-line-item"))
                .allSatisfy(action -> assertThat(audited(action)).as(action).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scoreMaximum\": 10}",
                "{\"label\": \" \", \"scoreMaximum\": 10}",
                "{\"label\": \"a\"}",
                "{\"label\": \"a\", \"scoreMaximum\": 0}",
                "{\"label\": \"a\", \"scoreMaximum\": -1}",
                "{\"label\": \"a\", \"scoreMaximum\": 1e99999}",
                "{\"label\": \"a\", \"scoreMaximum\": 1e-999}",
                "{\"label\": \"a\", \"scoreMaximum\": \"many\"}",
                "{\"label\": \"a\", \"scoreMaximum\": 10, \"startDateTime\": \"2026-04-10T09:00:00\"}",
                "{\"label\": \"a\", \"scoreMaximum\": 10, \"endDateTime\": \"+999999999-01-01T00:00:00Z\"}",
                "[]",
                "no json"
            })
    void whatBreaksARuleIs400AndNothingIsMade(String body) {
        for (String method : List.of("POST", "PUT")) {
            String path = method.equals("POST") ? items() : lineItem("ok");
            var answer = call(token, method, path, ITEM, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
        assertThat(json.readTree(get(items()).body())).hasSize(1);
    }

    @Test
    void labelTagAndResourceIdAreBounded() {
        for (String member : List.of("label", "tag", "resourceId")) {
            Map<String, Object> body = new java.util.HashMap<>(Map.of("label", "a", "scoreMaximum", 1));
            body.put(member, "x".repeat(257));
            var answer = post(json.writeValueAsString(body));
            assertThat(answer.statusCode()).as(member).isEqualTo(400);
            assertThat(answer.body()).contains(member);
        }
    }

    @Test
    void anotherContentTypeIs415AndPlainJsonIsTaken() {
        String body = "{\"label\":\"a\",\"scoreMaximum\":10}";
        assertThat(call(token, "POST", items(), "text/plain", body).statusCode())
                .isEqualTo(415);
        assertThat(call(token, "POST", items(), "application/json", body).statusCode())
                .isEqualTo(201);
    }

    @Test
    void everyPageButTheLastHasALinkToTheNextThatKeepsTheFilter() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            var answer = post("{\"label\":\"%d\",\"scoreMaximum\":10,\"tag\":\"a&b=ü\"}".formatted(i));
            made.add(json.readTree(answer.body()).path("id").asString());
        }
        lineItem("other");
        Set<String> read = new HashSet<>();
        String path = items() + "?tag=a%26b%3D%C3%BC&limit=2";
        for (int size : new int[] {2, 2, 1}) {
            var answer = get(path);
            assertThat(header(answer, "Content-Type")).isEqualTo(ITEMS);
            JsonNode page = json.readTree(answer.body());
            assertThat(page).hasSize(size);
            page.forEach(item -> read.add(item.path("id").asString()));
            if (size == 2) {
                path = next(answer);
            } else {
                assertThat(header(answer, "Link")).isEmpty();
            }
        }
        assertThat(read).isEqualTo(made);
        assertThat(get(items() + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(get(items() + "?limit=100000").statusCode()).isEqualTo(200);
    }

    @Test
    void theFiltersSelect() throws Exception {
        String link = launchedLink();
        post("{\"label\":\"linked\",\"scoreMaximum\":10,\"resourceLinkId\":\"%s\"}".formatted(link));
        post("{\"label\":\"resource\",\"scoreMaximum\":10,\"resourceId\":\"r1\",\"tag\":\"t1\"}");
        post("{\"label\":\"tagged\",\"scoreMaximum\":10,\"resourceId\":\"r1\",\"tag\":\"t2\"}");
        assertThat(labels("?resource_link_id=" + link)).containsExactly("linked");
        assertThat(labels("?resource_id=r1")).containsExactlyInAnyOrder("resource", "tagged");
        assertThat(labels("?resource_id=r1&tag=t2")).containsExactly("tagged");
        assertThat(labels("?tag=nothing")).isEmpty();
        assertThat(labels("")).hasSize(3);
    }

    @Test
    void aLinkThatIsNotTheToolsOwnInThatContextIs404() throws Exception {
        String own = launchedLink();
        UUID other = anotherClass("class-2", "school");
        String ofOther = own.replace(classId.toString(), other.toString());
        String id = lineItem("mine");
        anotherTool();
        String foreign = registered("resourceLinkId") + "." + classId;
        for (String link : List.of(
                ofOther,
                foreign,
                registered("resourceLinkId"),
                UUID.randomUUID().toString(),
                "x",
                "a.b.c",
                "")) {
            String body = "{\"label\":\"a\",\"scoreMaximum\":10,\"resourceLinkId\":\"%s\"}".formatted(link);
            assertThat(post(body).statusCode()).as(link).isEqualTo(404);
            assertThat(call(token, "PUT", id, ITEM, body).statusCode()).as(link).isEqualTo(404);
            assertThat(get(items() + "?resource_link_id=" + link).statusCode())
                    .as(link)
                    .isEqualTo(404);
        }
        String body = "{\"label\":\"a\",\"scoreMaximum\":10,\"resourceLinkId\":\"%s\"}".formatted(own);
        assertThat(call(token, "PUT", id, ITEM, body).body()).contains(own);
    }

    @Test
    void anotherToolsAndTenantsLineItemsLookLikeNone() {
        String id = lineItem("mine");
        String stranger = token(tenant, anotherTool(), ALL);
        assertThat(json.readTree(call(stranger, "GET", items(), ITEM, "").body()))
                .isEmpty();
        var elsewhere = school.create();
        String foreign = token(elsewhere, clientId, ALL);
        assertThat(call(foreign, "GET", items(), ITEM, "").statusCode()).isEqualTo(404);
        for (String as : List.of(stranger, foreign)) {
            assertThat(call(as, "GET", id, ITEM, "").statusCode()).isEqualTo(404);
            assertThat(call(as, "PUT", id, ITEM, "{\"label\":\"x\",\"scoreMaximum\":1}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(call(as, "DELETE", id, ITEM, "").statusCode()).isEqualTo(404);
            assertThat(call(as, "GET", id + "/results", ITEM, "").statusCode()).isEqualTo(404);
            assertThat(call(as, "POST", id + "/scores", SCORE, score("x", "1", "1", "2026-04-10T00:00:00Z"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get(id).statusCode()).isEqualTo(200);
    }

    @Test
    void aContextInWhichTheToolIsNotDeployedLooksLikeNone() {
        String id = lineItem("mine");
        school.sql(tenant, """
                insert into org (tenant_id, source, sourced_id, name, type, digest, active, updated_at)
                values (:tenant, 'test', 'school-2', 'もみじ小学校', 'school', gen_random_uuid(), true, now())
                """);
        UUID other = anotherClass("class-3", "school-2");
        String there = "/api/lti/contexts/" + other + "/line-items";
        assertThat(get(there).statusCode()).isEqualTo(200);
        deployAt("school");
        assertThat(get(there).statusCode()).isEqualTo(404);
        assertThat(call(token, "POST", there, ITEM, "{\"label\":\"x\",\"scoreMaximum\":1}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(id).statusCode()).isEqualTo(200);
        deployAt("school-2");
        assertThat(get(id).statusCode()).isEqualTo(404);
        assertThat(get("/api/lti/contexts/" + UUID.randomUUID() + "/line-items").statusCode())
                .isEqualTo(404);
    }

    @Test
    void eachScopeOpensItsOwnDoorsOnly() {
        String id = lineItem("mine");
        String read = token(tenant, clientId, EnumSet.of(Permission.LTI_LINE_ITEM_READ));
        assertThat(call(read, "GET", id, ITEM, "").statusCode()).isEqualTo(200);
        assertThat(call(read, "GET", items(), ITEM, "").statusCode()).isEqualTo(200);
        String body = "{\"label\":\"x\",\"scoreMaximum\":1}";
        assertThat(call(read, "POST", items(), ITEM, body).statusCode()).isEqualTo(403);
        assertThat(call(read, "PUT", id, ITEM, body).statusCode()).isEqualTo(403);
        assertThat(call(read, "DELETE", id, ITEM, "").statusCode()).isEqualTo(403);
        assertThat(call(read, "POST", id + "/scores", SCORE, "{}").statusCode()).isEqualTo(403);
        assertThat(call(read, "GET", id + "/results", ITEM, "").statusCode()).isEqualTo(403);
        String score = token(tenant, clientId, EnumSet.of(Permission.LTI_SCORE));
        assertThat(call(score, "GET", items(), ITEM, "").statusCode()).isEqualTo(403);
        assertThat(call("nothing", "GET", items(), ITEM, "").statusCode()).isEqualTo(401);
    }

    @Test
    void theLaunchSaysWhereTheServicesAre() throws Exception {
        var browser = school.browser(tenant, pupil);
        JWTClaimsSet claims = launch(browser, "n1");
        assertThat(endpoint(claims))
                .containsEntry("scope", List.of(SCOPE + "lineitem", SCOPE + "result.readonly", SCOPE + "score"))
                .containsEntry("lineitems", hub.link(items()))
                .doesNotContainKey("lineitem");
        String body = "{\"label\":\"a\",\"scoreMaximum\":10,\"resourceLinkId\":\"%s\"}".formatted(linkOf(claims));
        String id = json.readTree(post(body).body()).path("id").asString();
        assertThat(endpoint(launch(browser, "n2"))).containsEntry("lineitem", id);
        post(body);
        assertThat(endpoint(launch(browser, "n3"))).doesNotContainKey("lineitem");
        settings(clientId, "PAIRWISE");
        assertThat(launch(browser, "n4").getClaims()).doesNotContainKey(ENDPOINT);
    }

    @Test
    void aDeclaredLineItemIsMadeOnceForALinkAndClass() throws Exception {
        var content = new LineItemContent("宣言", BigDecimal.TEN);
        for (int times = 0; times < 2; times++) {
            transactions.run(tenant.id(), () -> {
                var link = deployments
                        .link(tenant.id(), UUID.fromString(registered("resourceLinkId")), List.of())
                        .getFirst()
                        .placement()
                        .link();
                lineItems.declare(tenant.id(), link, classId, content);
            });
        }
        assertThat(labels("")).containsExactly("宣言");
        Object declared = endpoint(launch(school.browser(tenant, pupil), "n")).get("lineitem");
        assertThat(declared).isNotNull();
        assertThat(call(token, "PUT", String.valueOf(declared), ITEM, "{\"label\":\"宣言\",\"scoreMaximum\":20}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(endpoint(launch(school.browser(tenant, pupil), "n2")).get("lineitem"))
                .as("still the link's")
                .isEqualTo(declared);
    }

    @Test
    void aToolHasAThousandLineItemsInAContext() {
        school.sql(tenant, """
                insert into lti_line_item (tenant_id, line_item_id, client_id, class_id, declared, label, score_maximum)
                select :tenant, gen_random_uuid(), '%s', '%s', false, 'x', 1 from generate_series(1, 1000)
                """.formatted(clientId, classId));
        assertThat(post("{\"label\":\"a\",\"scoreMaximum\":10}").statusCode()).isEqualTo(400);
        var page = get(items());
        assertThat(json.readTree(page.body())).hasSize(200);
        assertThat(next(page)).isNotBlank();
    }

    private List<String> labels(String query) {
        var answer = get(items() + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body())
                .valueStream()
                .map(item -> item.path("label").asString())
                .toList();
    }

    /** The tool is at that school only from now on. */
    private void deployAt(String sourcedId) {
        owner.jdbc().sql("""
                        update deployment set school_id = (select org_id from org where tenant_id = :t and sourced_id = :school)
                        where tenant_id = :t
                        """).param("t", tenant.id()).param("school", sourcedId).update();
    }

    /** The link as a launch names it. */
    private String launchedLink() throws Exception {
        return linkOf(launch(school.browser(tenant, pupil), "link"));
    }

    private static String linkOf(JWTClaimsSet claims) throws Exception {
        return String.valueOf(claims.getJSONObjectClaim("https://purl.imsglobal.org/spec/lti/claim/resource_link")
                .get("id"));
    }
}
