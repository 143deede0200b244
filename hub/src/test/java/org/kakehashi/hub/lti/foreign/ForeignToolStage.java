package org.kakehashi.hub.lti.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.kakehashi.hub.lti.LtiTest;
import org.kakehashi.hub.lti.TestSchool;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.lti.foreign.ForeignTool.Library;
import org.kakehashi.hub.testing.Chromium;
import tools.jackson.databind.JsonNode;

/** A class with a pupil and a teacher, a tool by a foreign library, and what the browser sees of it. */
abstract class ForeignToolStage extends LtiTest {
    static final String TOOL = "よその道具";
    static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";
    private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final List<String> ALL =
            List.of(MEMBERS, AGS + "lineitem", AGS + "lineitem.readonly", AGS + "result.readonly", AGS + "score");

    @SuppressWarnings("NullAway.Init")
    static Chromium chromium;

    Member pupil = new Member("", new UUID(0, 0));
    Member teacher = new Member("", new UUID(0, 0));
    private @Nullable ForeignTool foreign;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aPupilAndATeacher() {
        pupil = school.pupil(tenant);
        teacher = school.teacher(tenant);
    }

    @AfterEach
    void closeForeignTool() {
        if (foreign != null) {
            foreign.close();
        }
    }

    ForeignTool tool() {
        return Objects.requireNonNull(foreign);
    }

    /** The tool and the hub get to know each other. */
    void registerAt(Library library, List<String> scopes) {
        foreign = ForeignTool.start(library);
        registerAs(foreign.registration());
        allow(scopes);
        foreign.registered(registered.toString());
    }

    /** The tool alone; it waits to be invited. */
    void startUnregistered(Library library) {
        foreign = ForeignTool.start(library);
    }

    /** An invitation; gives the query by which a tool registers itself (Dynamic Registration 1.0, 2.1). */
    String invited() {
        JsonNode invitation =
                json.readTree(http.post(tenant, "/api/v1/lti/invitations", "{}").body());
        return "openid_configuration="
                + URLEncoder.encode(hub.link("/.well-known/openid-configuration"), StandardCharsets.UTF_8)
                + "&registration_token="
                + invitation.get("registration_token").asString();
    }

    /** The administrator approves the only registration that waits, with all that it asks for. */
    void approve() {
        JsonNode waiting = json.readTree(
                        http.get(tenant, "/api/v1/lti/registrations").body())
                .get("registrations");
        assertThat(waiting.size()).as(waiting.toString()).isEqualTo(1);
        var answer = http.post(
                tenant,
                "/api/v1/lti/registrations/"
                        + waiting.get(0).get("registrationId").asString() + "/approve",
                json.writeValueAsString(Map.of("scopes", ALL, "released", List.of("NAME", "EMAIL"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        registered = json.readTree(http.get(tenant, "/api/v1/lti/tools").body())
                .get("tools")
                .get(0);
    }

    /** Scopes, and the names and addresses without which one of the libraries launches nobody. */
    void allow(List<String> scopes) {
        String settings = json.writeValueAsString(Map.of("scopes", scopes, "released", List.of("NAME", "EMAIL")));
        assertThat(send("PUT", "/settings", settings)).isEqualTo(204);
    }

    /** Changes the registration; gives the status. */
    int patch(Map<String, Object> change) {
        return send("PATCH", "", json.writeValueAsString(change));
    }

    private int send(String method, String path, String body) {
        return http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    void everybodyHasAnAddress() {
        school.sql(tenant, "update roster_user set email = 'someone@school.example' where tenant_id = :tenant");
    }

    /** By which the tool knows the person. */
    String subject(Member of) {
        return school.one(
                tenant,
                "select subject::text from pairwise_subject where tenant_id = :tenant and client_id = '"
                        + registered("clientId") + "' and person_id = '" + of.personId() + "'",
                String.class);
    }

    /** By which it knows those of the class. */
    List<String> subjects() {
        return List.of(school.one(
                        tenant,
                        "select string_agg(subject::text, ',') from pairwise_subject where tenant_id = :tenant and client_id = '"
                                + registered("clientId") + "'",
                        String.class)
                .split(","));
    }

    long results() {
        return school.one(tenant, "select count(*) from lti_result where tenant_id = :tenant", Long.class);
    }

    /** The page that the teacher sees. */
    String gradebook() {
        return school.browser(tenant, teacher).get("/gradebook").body();
    }

    Page signedIn(BrowserContext context, Member member) {
        Page page = context.newPage();
        page.navigate(hub.link("/t/" + tenant.slug() + "/sign-in"));
        page.locator("input[name=loginName]").fill(member.loginName());
        page.locator("input[name=password]").fill(TestSchool.password());
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    /** Taps a tile of the study page; gives the tab that opens. */
    Page opened(Page page, String title) {
        page.navigate(hub.link("/study"));
        return page.waitForPopup(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
                .click());
    }

    /** What the tool tells of a launch and of what it did with it. */
    JsonNode report(Page page) {
        shown(page, "#report");
        assertThat(tool().owns(page.url())).as(page.url()).isTrue();
        return json.readTree(page.locator("#report").innerText());
    }

    /** Waits for that; what is there instead tells what went wrong. */
    static void shown(Page page, String selector) {
        try {
            page.waitForSelector(selector);
        } catch (TimeoutError e) {
            throw new AssertionError(page.url() + " shows " + page.content(), e);
        }
    }

    static void assertScore(JsonNode told, String label, double score, double maximum) {
        assertThat(told.has("lineItem")).as(told.toString()).isTrue();
        assertThat(told.get("lineItem").get("label").asString()).isEqualTo(label);
        assertThat(told.has("score")).as(told.toString()).isTrue();
        assertThat(told.has("results")).as(told.toString()).isTrue();
        assertThat(told.get("results").size()).isEqualTo(1);
        assertThat(told.get("results").get(0).get("resultScore").asDouble()).isEqualTo(score);
        assertThat(told.get("results").get(0).get("resultMaximum").asDouble()).isEqualTo(maximum);
    }

    static JsonNode member(JsonNode told, String subject) {
        return told.get("members")
                .valueStream()
                .filter(one -> one.get("user_id").asString().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " isn't in " + told));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
