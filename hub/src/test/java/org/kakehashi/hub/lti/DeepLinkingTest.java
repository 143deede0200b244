package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeepLinkingTest extends DeepLinkStage {
    private static final String LINK = "{\"type\": \"ltiResourceLink\", \"title\": \"分数のたし算\"}";

    @Test
    void theRequestSaysWhatTheHubTakesAndNamesNoLink() throws Exception {
        JWTClaimsSet request = choosing(teacher);
        assertThat(request.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiDeepLinkingRequest");
        assertThat(request.getStringClaim(CLAIM + "version")).isEqualTo("1.3.0");
        assertThat(request.getStringClaim(CLAIM + "deployment_id")).isEqualTo(registered("deploymentId"));
        assertThat(request.getStringClaim(CLAIM + "target_link_uri")).isEqualTo(tool.url("/choose"));
        assertThat(request.getClaim(CLAIM + "resource_link")).isNull();
        assertThat(request.getJSONObjectClaim(CLAIM + "context")).containsEntry("id", classId.toString());
        assertThat(request.getStringListClaim(CLAIM + "roles"))
                .contains("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
        assertThat(custom(request, "from")).isEqualTo("$ResourceLink.available.startDateTime");
        assertThat(settings(request))
                .containsEntry("deep_link_return_url", hub.link("/lti/deep-link-return"))
                .containsEntry("accept_types", List.of("ltiResourceLink", "link", "file", "html", "image"))
                .containsEntry("accept_presentation_document_targets", List.of("iframe", "window"))
                .containsEntry("accept_multiple", true)
                .containsEntry("accept_lineitem", true)
                .containsKeys("accept_media_types", "auto_create", "title", "text");
        assertThat(String.valueOf(settings(request).get("data"))).hasSizeGreaterThan(30);
        assertThat(settings(choosing(teacher)).get("data"))
                .isNotEqualTo(settings(request).get("data"));
    }

    @Test
    void aToolWithoutThePageForChoosingOrSwitchedOffIsNotOffered() {
        assertThat(teacher.get("/materials").body()).contains("分数ドリル</button>");
        school.sql(tenant, "update tool set enabled = false where tenant_id = :tenant");
        assertThat(teacher.get("/materials").body()).doesNotContain("分数ドリル</button>");
        school.sql(tenant, "update tool set enabled = true, deep_linking_uri = null where tenant_id = :tenant");
        assertThat(teacher.get("/materials").body()).doesNotContain("分数ドリル</button>");
        assertThat(teacher.post("/materials/add", "class=" + classId + "&toolId=" + registered("clientId"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageForChoosingNeedsKeysAndAnHttpAddress() {
        var answer = http.post(
                tenant,
                "/api/v1/lti/tools",
                tool.registration("{}").replaceFirst("\\{", "{\"deepLinkingUri\": \"javascript:alert(1)\", "));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("deepLinkingUri: ", "jwksUri: ");
        assertThat(registered("deepLinkingUri")).isEqualTo(tool.url("/choose"));
    }

    @Test
    void severalItemsOfAllTypesAreAddedInTheirOrder() throws Exception {
        var page = add(
                """
                {"type": "ltiResourceLink", "url": "%s", "title": "だい1問", "text": "分数 <b>", "custom": {"unit": "u1", "level": 5},
                 "icon": {"url": "https://tool.example/i.png", "width": 32}, "iframe": {"width": 800, "height": 600},
                 "lineItem": {"label": null, "scoreMaximum": 10, "resourceId": "r1", "tag": "t1", "gradesReleased": true},
                 "available": {"startDateTime": "2020-01-01T00:00:00+0900"}, "submission": {"endDateTime": "2099-01-01T00:00:00Z"}}
                """.formatted(tool.url("/q1")),
                """
                {"type": "link", "url": "https://example.org/page#part", "title": "しりょう"}
                """,
                """
                {"type": "file", "url": "https://example.org/a.pdf", "title": "プリント", "mediaType": "application/pdf",
                 "expiresAt": "2099-01-01T00:00:00Z"}
                """,
                """
                {"type": "image", "url": "https://example.org/a.png", "thumbnail": {"url": "https://example.org/t.png"}}
                """,
                """
                {"type": "html", "html": "<p>はじめに<script>alert(1)</script>&lt;i&gt;</p>", "title": "よみもの"}
                """,
                "{\"type\": \"https://tool.example/own-type\", \"x\": [1]}",
                "{}");
        assertThat(page.body()).contains("追加した教材: 5", "とばした教材: 2");
        String study = pupil.get("/study").body();
        assertThat(study)
                .containsSubsequence("だい1問", "しりょう", "プリント", "example.org", "よみもの")
                .contains("分数 &lt;b&gt;", "href=\"https://example.org/page#part\"", "はじめに &lt;i&gt;")
                .contains("/study/" + id("だい1問"), "https://example.org/t.png")
                .doesNotContain("alert(1)", "<script>");
        assertThat(school.one(
                        tenant,
                        "select line_item::text from resource_link where tenant_id = :tenant and title = 'だい1問'",
                        String.class))
                .contains("\"label\":null", "\"scoreMaximum\":10", "r1", "t1", "\"gradesReleased\":true");
    }

    @Test
    void aPupilOpensTheLinkWithItsOwnAddressAndParameters() throws Exception {
        add("""
                {"type": "ltiResourceLink", "url": "%s", "title": "だい1問", "custom": {"unit": "u1", "level": 5},
                 "available": {"startDateTime": "2020-01-01T00:00:00Z"}}
                """.formatted(tool.url("/q1?x=1")), LINK);
        for (String title : List.of("だい1問", "分数のたし算")) {
            var page = pupil.get("/lti/launch/" + id(title) + "?class=" + classId);
            var asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
            JWTClaimsSet claims = TestTool.verified(
                    hub.issuer(),
                    String.valueOf(Forms.fields(pupil.post("/lti/authorize", TestTool.encoded(asked))
                                    .body())
                            .get("id_token")));
            boolean first = title.equals("だい1問");
            assertThat(claims.getStringClaim(CLAIM + "message_type")).isEqualTo("LtiResourceLinkRequest");
            assertThat(claims.getStringClaim(CLAIM + "target_link_uri"))
                    .isEqualTo(first ? tool.url("/q1?x=1") : tool.url("/start"));
            assertThat(claims.getJSONObjectClaim(CLAIM + "resource_link"))
                    .containsEntry("id", id(title).toString())
                    .containsEntry("title", title);
            assertThat(custom(claims, "from")).isEqualTo(first ? "2020-01-01T00:00:00Z" : "");
            assertThat(custom(claims, "level")).isEqualTo(first ? "5" : "null");
        }
    }

    @Test
    void anEmptyListAndNoListAreTaken() throws Exception {
        assertThat(add().body()).contains("追加されませんでした");
        JWTClaimsSet.Builder none = response(choosing(teacher)).claim(DL + "content_items", null);
        assertThat(post(teacher, tool.signed(none.build())).statusCode()).isEqualTo(200);
        assertThat(materials()).isZero();
    }

    @Test
    void audMayBeAList() throws Exception {
        JWTClaimsSet answer = response(choosing(teacher), LINK)
                .audience(List.of("https://other.example", hub.issuer()))
                .build();
        assertThat(post(teacher, tool.signed(answer)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://example.org/x",
                "/relative",
                "https://user:pass@example.org/",
                "https://",
                "https://example.org/a b",
                " javascript:alert(1)"
            })
    void anAddressThatIsNotHttpKeepsTheItemOutAndTheVendorSeesWhy(String address) throws Exception {
        String item = "{\"type\": \"%s\", \"title\": \"わるい\", \"url\": \"" + address + "\"}";
        var page = add(
                item.formatted("ltiResourceLink"),
                item.formatted("link"),
                item.formatted("image"),
                """
                {"type": "link", "url": "https://example.org/", "title": "わるいアイコン", "icon": {"url": "%s"}}
                """.formatted(address),
                LINK);
        assertThat(page.body()).contains("追加した教材: 1", "追加できなかった教材: 4");
        assertThat(teacher.get("/materials").body()).contains("分数のたし算").doesNotContain("わるい");
        assertThat(faults()).contains("<code>url</code>", "教材の追加");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"available\": {\"startDateTime\": \"tomorrow\"} | available",
                "\"available\": {\"startDateTime\": \"2030-01-01T00:00:00Z\", \"endDateTime\": \"2029-01-01T00:00:00Z\"} | available",
                "\"custom\": {\"a\": {\"b\": 1}} | custom",
                "\"lineItem\": {\"scoreMaximum\": 0} | lineItem",
                "\"lineItem\": {\"label\": \"x\"} | lineItem"
            })
    void whatCannotBeTakenIsToldToTheVendor(String member, String rule) throws Exception {
        add("{\"type\": \"ltiResourceLink\", \"title\": \"x\", " + member + "}");
        assertThat(faults()).contains("<code>" + rule + "</code>");
        // A wish for a line item doesn't keep the link out.
        assertThat(materials()).isEqualTo(rule.equals("lineItem") ? 1 : 0);
    }

    @Test
    void theLineItemThatALinkWishesForIsThereFromItsFirstLaunchOn() throws Exception {
        http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"scopes\":[\"https://purl.imsglobal.org/spec/lti-ags/scope/score\"]}")));
        add("""
                {"type": "ltiResourceLink", "title": "だい1問", "lineItem": {"label": null, "scoreMaximum": 10, "resourceId": "r1"}}
                """);
        for (int launches = 0; launches < 2; launches++) {
            var page = pupil.get("/lti/launch/" + id("だい1問"));
            Map<String, String> asked = TestTool.request(Forms.fields(page.body()), tool.url("/launch"));
            asked.put("nonce", "n" + launches);
            String token = Forms.fields(pupil.post("/lti/authorize", TestTool.encoded(asked))
                            .body())
                    .get("id_token");
            assertThat(TestTool.verified(hub.issuer(), String.valueOf(token))
                            .getJSONObjectClaim("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"))
                    .containsKey("lineitem");
        }
        assertThat(school.one(tenant, "select label from lti_line_item where tenant_id = :tenant", String.class))
                .isEqualTo("だい1問");
        teacher.get("/materials?class=" + classId);
        assertThat(teacher.post("/materials/" + id("だい1問") + "/remove", "").statusCode())
                .isEqualTo(302);
    }

    @Test
    void moreThanAHundredItemsAreNotTaken() throws Exception {
        String[] many = Collections.nCopies(101, LINK).toArray(String[]::new);
        refused(response(choosing(teacher), many), "content_items");
        add(Collections.nCopies(100, LINK).toArray(String[]::new));
        assertThat(materials()).isEqualTo(100);
    }

    @Test
    void titlesAreEscapedAndCut() throws Exception {
        add("{\"type\": \"link\", \"url\": \"https://example.org/\", \"title\": \"<script>alert(1)</script>"
                + "あ".repeat(500) + "\"}");
        for (String page :
                List.of(teacher.get("/materials").body(), pupil.get("/study").body())) {
            assertThat(page)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script>alert")
                    .doesNotContain("あ".repeat(201));
        }
    }

    @Test
    void theToolsMessagesAreShownOrKept() throws Exception {
        JWTClaimsSet answer = response(choosing(teacher))
                .claim(DL + "msg", "1つも <b>選びませんでした")
                .claim(DL + "log", "nothing chosen")
                .claim(DL + "errormsg", "うまくいきません" + "x".repeat(1000))
                .claim(DL + "errorlog", "E42")
                .build();
        assertThat(post(teacher, tool.signed(answer)).body())
                .contains("1つも &lt;b&gt;選びませんでした", "うまくいきません")
                .doesNotContain("x".repeat(600));
        assertThat(faults()).contains("E42", "errorlog");
        assertThat(school.one(
                        tenant,
                        "select return_log from launch where tenant_id = :tenant and return_log is not null",
                        String.class))
                .isEqualTo("nothing chosen");
    }

    @Test
    void onlyWhoLooksAfterTheClassGoesToChoose() {
        String form = "toolId=" + registered("clientId") + "&class=";
        assertThat(pupil.post("/materials/add", form + classId).statusCode()).isEqualTo(403);
        teacher.get("/materials");
        assertThat(teacher.post("/materials/add", form + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        school.unenrol(tenant, teacherMember);
        assertThat(teacher.post("/materials/add", form + classId).statusCode()).isIn(403, 404);
    }

    @Test
    void theRequestIsAmongTheToolsLaunchesAndInTheConfiguration() throws Exception {
        choosing(teacher);
        assertThat(faults()).contains("Deep Linking");
        assertThat(http.send(http.request("/.well-known/openid-configuration")).body())
                .contains("LtiDeepLinkingRequest");
    }
}
