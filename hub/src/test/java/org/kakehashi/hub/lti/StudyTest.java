package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;

class StudyTest extends LtiTest {
    @BeforeEach
    void aTool() {
        register("{}");
    }

    @Test
    void pupilsAndTeachersOfAClassSeeItsToolsAndOpenThemWithOneTap() {
        for (TestSchool.Member member : new TestSchool.Member[] {school.pupil(tenant), school.teacher(tenant)}) {
            String page = school.browser(tenant, member).get("/study").body();
            assertThat(page).contains("分数ドリル", "/lti/launch/" + registered("resourceLinkId"), "target=\"_blank\"");
        }
    }

    @Test
    void aLinkOfAnotherClassIsNeitherSeenNorOpened() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        school.sql(tenant, "update resource_link set class_id = gen_random_uuid() where tenant_id = :tenant");
        assertThat(browser.get("/study").body()).doesNotContain("分数ドリル").contains("ありません");
        assertThat(browser.get("/study/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aClassThatIsNotOnesOwnCannotBeChosen() {
        HubBrowser browser = school.browser(tenant, school.pupil(tenant));
        String launch = "/lti/launch/" + registered("resourceLinkId") + "?class=";
        assertThat(browser.get(launch + UUID.randomUUID()).statusCode()).isEqualTo(404);
        UUID own = school.one(tenant, "select class_id from school_class where tenant_id = :tenant", UUID.class);
        assertThat(browser.get(launch + own).statusCode()).isEqualTo(200);
    }

    @Test
    void theFramedPageMayHoldTheToolAndNoOtherPlainAddress() {
        var page = school.browser(tenant, school.pupil(tenant)).get("/study/" + registered("resourceLinkId"));
        assertThat(page.body()).contains("<iframe", "/lti/launch/" + registered("resourceLinkId") + "?target=iframe");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-src 'self' " + tool.url("") + " https:");
    }

    @Test
    void anAdministratorHasNoStudyPage() {
        assertThat(school.administrator(tenant).get("/study").statusCode()).isEqualTo(403);
    }
}
