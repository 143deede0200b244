package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;

/** The page that a tenant publishes: made of its purposes, tools, rules and contact, in both languages, and of nobody's data. */
class PrivacyPageTest extends LtiTest {
    @Test
    void everybodyReadsWhatIsProcessedWhyAndHowToOptOut() {
        Member pupil = school.pupil(tenant);
        HttpResponse<String> page = open("");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("テスト教育委員会 " + tenant.slug(), "学習の記録", "心の天気", "見守り・早期支援", "学校保健安全法")
                .contains("統計・研究", "申し出ればやめられます", "消してほしいという申し出があるまで残します")
                .contains("在籍する学校か、教育委員会に連絡してください")
                .doesNotContain("山田", pupil.personId().toString());
    }

    @Test
    void theSignInPageLeadsThere() {
        assertThat(http.send(http.request("/t/" + tenant.slug() + "/sign-in")).body())
                .contains("href=\"/privacy/" + tenant.slug() + "\"");
        assertThat(http.send(http.request("/t/no-such-board/sign-in")).body()).doesNotContain("/privacy/");
    }

    @Test
    void itIsThereInEnglishToo() {
        assertThat(open("?lang=en").body())
                .contains("<html lang=\"en\"", "How to opt out", "Statistics and research", "Ask the school")
                .doesNotContain("学習の記録");
        assertThat(open("?lang=ja").body()).contains("<html lang=\"ja\"", "学習の記録");
    }

    @Test
    void itNamesTheToolsThatAreOnWithVendorAndPurposeAndDays() {
        register("{}");
        assertThat(open("").body()).contains("分数ドリル", "127.0.0.1");
        put(
                "/api/v1/lti/tools/" + registered("clientId") + "/use",
                "{\"vendor\":\"ドリル社\",\"purpose\":\"improvement\"}");
        put("/api/v1/retention", "{\"days\":365,\"clientId\":\"" + registered("clientId") + "\"}");
        put("/api/v1/retention", "{\"days\":1095}");
        assertThat(open("").body()).contains("ドリル社", "365日で消します", "1,095日が過ぎると自動で消します");
        http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId"))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"enabled\": false}")));
        assertThat(open("").body()).doesNotContain("ドリル社").contains("いま使っているツールはありません");
    }

    @Test
    void theAdministratorSaysWhomToAsk() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/privacy-contact").body()).contains("/privacy/" + tenant.slug());
        assertThat(admin.post(
                                "/privacy-contact",
                                "textJa=%E5%AD%A6%E6%A0%A1%E6%95%99%E8%82%B2%E8%AA%B2&textEn=%3Cb%3EDesk%3C%2Fb%3E")
                        .statusCode())
                .isEqualTo(302);
        assertThat(open("").body()).contains("学校教育課");
        assertThat(open("?lang=en").body()).contains("&lt;b&gt;Desk").doesNotContain("<b>Desk");
        assertThat(admin.post("/privacy-contact", "textJa=" + "a".repeat(2001)).statusCode())
                .isEqualTo(400);
        var other = school.create();
        assertThat(http.send(http.request("/privacy/" + other.slug())).body()).doesNotContain("学校教育課");
    }

    @Test
    void othersDoNotSetTheContactAndNoOtherPageIsThere() {
        HubBrowser pupil = school.browser(tenant, school.pupil(tenant));
        assertThat(pupil.get("/privacy-contact").statusCode()).isEqualTo(403);
        assertThat(pupil.post("/privacy-contact", "textJa=x").statusCode()).isEqualTo(403);
        assertThat(http.send(http.request("/privacy/no-such-board").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> open(String query) {
        return http.send(http.request("/privacy/" + tenant.slug() + query)
                .header("Accept", "text/html")
                .header("Accept-Language", "ja"));
    }

    private void put(String path, String body) {
        HttpResponse<String> answer = http.send(http.request(tenant, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
