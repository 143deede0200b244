package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

/** A tenant with a school, a class, a pupil with a record of every category, and whoever a test lets sign in. */
public final class AccessStage {
    public static final String CLASS = "5年1組";
    private static final String PASSWORD = "kakehashi-test";

    public final TestTenant tenant;
    public final TestSchool school;
    public final UUID classId;
    public final UUID pupil;
    final LocalDate today;
    private final OwnerDatabase owner;
    private final HubHttp http;
    private final Map<String, HubBrowser> browsers = new HashMap<>();

    /** The tenant gets it all at once. */
    public AccessStage(OwnerDatabase owner, HubHttp http, TestTenant tenant, String personSource, LocalDate today) {
        this.owner = owner;
        this.http = http;
        this.tenant = tenant;
        this.today = today;
        school = new TestSchool(owner, tenant.id(), personSource, "さくら小学校");
        classId = school.homeroom(CLASS);
        pupil = school.person("山田 太郎", "やまだ たろう");
        school.pupil(CLASS, pupil, 1);
        records(pupil, today);
    }

    /** One of most kinds of record. */
    void records(UUID of, LocalDate day) {
        school.attendance(of, day, "LATE");
        school.mood(of, day, "MORNING", "THUNDER");
        school.visit(of, day, "10:20", "INTERNAL");
        school.schoolRecord(
                of, day, "OBSERVATION", "{\"category\": \"LIFE\", \"text\": \"下級生を助けた\", \"visibility\": \"SCHOOL\"}");
        school.schoolRecord(of, day, "GUIDANCE", "{\"kind\": \"相談\", \"text\": \"けんかのこと\"}");
        school.schoolRecord(of, day, "TEST_RESULT", "{\"instrument\": \"学力調査\", \"domain\": \"読むこと\"}");
        school.schoolRecord(of, day, "HEALTH_CHECK", "{\"term\": \"1学期\", \"height\": 141.5}");
    }

    /** Somebody of the staff. */
    public UUID person(String name) {
        return school.person("職員 " + name, null);
    }

    /** Makes an account. */
    public void account(String name, @Nullable UUID person, String roles) {
        String personId = person == null ? "null" : "\"" + person + "\"";
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"roles\":%s,\"personId\":%s}"
                        .formatted(name, PASSWORD, name, roles, personId));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** Grants a role; the grant's id. */
    public String grant(String name, String role, @Nullable UUID school, LocalDate from, LocalDate until) {
        HttpResponse<String> made =
                http.post(tenant, "/api/v1/role-grants", grantJson(name, role, school, from, until));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.body().replaceAll(".*\"grantId\":\"([^\"]+)\".*", "$1");
    }

    static String grantJson(String name, String role, @Nullable UUID school, LocalDate from, LocalDate until) {
        return "{\"loginName\":\"%s\",\"role\":\"%s\",\"schoolId\":%s,\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(name, role, school == null ? "null" : "\"" + school + "\"", from, until);
    }

    int endGrant(String id) {
        return http.send(http.request(tenant, "/api/v1/role-grants/" + id).DELETE())
                .statusCode();
    }

    void disable(String name) {
        owner.jdbc()
                .sql("update account set enabled = false where tenant_id = :t and login_name = :name")
                .param("t", tenant.id())
                .param("name", name)
                .update();
    }

    /** The browser of somebody who signed in once. */
    public HubBrowser browser(String name) {
        return browsers.computeIfAbsent(name, any -> {
            HubBrowser browser = new HubBrowser(http);
            browser.signIn(tenant.slug(), name, PASSWORD);
            return browser;
        });
    }

    /** Stores a statement. */
    public void post(String statement) {
        HttpResponse<String> stored = http.send(http.request(tenant, "/xapi/statements")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString("[" + statement + "]")));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }

    String board(LocalDate day) {
        return board(classId, day);
    }

    static String board(UUID classId, LocalDate day) {
        return "/board?class=" + classId + "&date=" + day;
    }

    String evidence(String of, LocalDate day) {
        return evidence(classId, pupil, of, day);
    }

    static String evidence(UUID classId, UUID pupil, String of, LocalDate day) {
        return "/board/evidence?class=" + classId + "&date=" + day + "&person=" + pupil + "&of=" + of;
    }

    long audited(String action) {
        return owner.jdbc()
                .sql("select count(*) from audit_event where tenant_id = :t and action = :action")
                .param("t", tenant.id())
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
