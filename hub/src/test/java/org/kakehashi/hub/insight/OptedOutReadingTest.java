package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is out of a purpose is left out of what is read for it: the stream, xAPI, facts, boards; from the next request on. */
@HubTest
class OptedOutReadingTest {
    private static final String PASSWORD = "kakehashi-test";
    private static final Pattern VERSION = Pattern.compile("version=([0-9-]+)");

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private TestStatements statements = new TestStatements("", "");
    private LocalDate today = LocalDate.EPOCH;
    private UUID classId = UUID.randomUUID();
    private UUID taro = UUID.randomUUID();
    private UUID hana = UUID.randomUUID();
    private String ofTaro = "";
    private String ofHana = "";

    @BeforeEach
    void twoPupilsWithAStatementEach() {
        tenant = tenants.create();
        today = SchoolDay.today(clock);
        statements = new TestStatements(links.personSource(), "https://drill.example");
        TestSchool school = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校");
        classId = school.homeroom("5年1組");
        taro = school.person("山田 太郎", "やまだ たろう");
        hana = school.person("鈴木 花", "すずき はな");
        school.pupil("5年1組", taro, 1);
        school.pupil("5年1組", hana, 2);
        for (UUID each : List.of(taro, hana)) {
            school.attendance(each, today, "PRESENT");
            school.mood(each, today, "MORNING", "SUNNY");
        }
        UUID teacher = school.person("先生", null);
        school.teacher("5年1組", teacher, today.minusDays(30), today);
        http.post(
                tenant,
                "/api/v1/accounts",
                "{\"loginName\":\"teacher\",\"password\":\"%s\",\"displayName\":\"先生\",\"roles\":[],\"personId\":\"%s\"}"
                        .formatted(PASSWORD, teacher));
        tenants.client(
                tenant.id(),
                "research-" + tenant.slug(),
                EnumSet.of(Permission.XAPI_STATEMENTS_READ, Permission.READ_FACTS),
                "research");
        tenants.client(
                tenant.id(),
                "teaching-" + tenant.slug(),
                EnumSet.of(Permission.XAPI_STATEMENTS_READ, Permission.READ_FACTS),
                "teaching");
        ofTaro = stored(statements.answered(taro, clock.instant(), "a", 1, true));
        ofHana = stored(statements.answered(hana, clock.instant(), "a", 1, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/statements/stream",
                "/xapi/statements",
                "/xapi/statements?limit=1",
                "/xapi/statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fanswered",
                "/xapi/statements?activity=https%3A%2F%2Fdrill.example%2Fitems%2F1&ascending=true",
                "/xapi/statements?activity=https%3A%2F%2Fdrill.example%2Funits%2Ffractions&related_activities=true",
                "/xapi/statements?format=canonical"
            })
    void statementsOfThePersonAreLeftOut(String path) {
        assertThat(read("research-", path).body()).contains(hana.toString());
        long number = optOut(hana, "research");
        assertThat(read("research-", path).body()).contains(taro.toString()).doesNotContain(hana.toString());
        assertThat(read("teaching-", path).body()).as("for another purpose").contains(hana.toString());
        end(number);
        assertThat(read("research-", path).body()).contains(hana.toString());
    }

    @Test
    void aStatementOfThePersonIsNotFoundByItsIdOrActorEither() {
        String one = "/xapi/statements?statementId=" + ofHana;
        String all = "/xapi/statements?related_agents=true&agent="
                + URLEncoder.encode(
                        "{\"account\":{\"homePage\":\"%s\",\"name\":\"%s\"}}".formatted(links.personSource(), hana),
                        StandardCharsets.UTF_8);
        assertThat(read("research-", one).statusCode()).isEqualTo(200);
        assertThat(read("research-", all).body()).contains(ofHana);
        long number = optOut(hana, "research");
        assertThat(read("research-", one).statusCode()).isEqualTo(404);
        assertThat(read("research-", all).body()).doesNotContain(ofHana);
        assertThat(read("research-", "/xapi/statements?statementId=" + ofTaro).statusCode())
                .isEqualTo(200);
        assertThat(read("teaching-", one).statusCode()).isEqualTo(200);
        end(number);
        assertThat(read("research-", one).statusCode()).isEqualTo(200);
    }

    @Test
    void aGroupWithoutAnIdentifierIsNotToldWhileAnybodyIsOut() {
        String group = stored(statements
                .answered(taro, clock.instant(), "b", 1, true)
                .replace("\"actor\":{\"objectType\":\"Agent\"", "\"actor\":{\"objectType\":\"Group\",\"member\":[{")
                .replace("\"name\":\"" + taro + "\"}}", "\"name\":\"" + taro + "\"}}]}")
                .replace("[{,", "[{"));
        assertThat(read("research-", "/xapi/statements").body()).contains(group);
        optOut(hana, "research");
        assertThat(read("research-", "/xapi/statements").body()).doesNotContain(group);
        assertThat(read("research-", "/api/v1/statements/stream").body()).doesNotContain(group);
        assertThat(read("teaching-", "/xapi/statements").body()).contains(group);
    }

    @Test
    void theStreamGoesOnBehindWhatItLeftOut() {
        optOut(hana, "research");
        String whole = read("research-", "/api/v1/statements/stream").body();
        String cursor = cursors(whole).getLast();
        String later = stored(statements.answered(taro, clock.instant(), "c", 2, true));
        assertThat(read("research-", "/api/v1/statements/stream?after=" + cursor)
                        .body())
                .contains(later)
                .doesNotContain(ofTaro, ofHana);
    }

    @Test
    void factsOfThePersonAreLeftOut() {
        String path = "/api/v1/facts?class=" + classId + "&from=" + today + "&to=" + today;
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> read("research-", path).body().contains(hana.toString()));
        long number = optOut(hana, "research");
        assertThat(read("research-", path).body()).contains(taro.toString()).doesNotContain(hana.toString());
        assertThat(read("teaching-", path).body()).contains(hana.toString());
        end(number);
        assertThat(read("research-", path).body()).contains(hana.toString());
        assertThat(owner.jdbc()
                        .sql("select count(*) from audit_event where tenant_id = :t and action = 'insight.read-facts' "
                                + "and detail = 'purpose:research'")
                        .param("t", tenant.id())
                        .query(Long.class)
                        .single())
                .as("the audit says for which purpose")
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watching-over", "teaching"})
    void theBoardShowsOfThePersonThatSheIsOutAndHerAttendance(String purpose) {
        open(purpose);
        HubBrowser teacher = new HubBrowser(http);
        teacher.signIn(tenant.slug(), "teacher", PASSWORD);
        String board = "/board?class=" + classId + "&date=" + today;
        String evidence = "/board/evidence?class=" + classId + "&date=" + today + "&person=" + hana + "&of=";
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> row(teacher.get(board).body(), hana).contains("100%"));
        assertThat(row(teacher.get(board).body(), hana)).contains("sunny.svg");
        Matcher version = VERSION.matcher(teacher.get(board).body());
        assertThat(version.find()).isTrue();
        String live = "/board/live?class=" + classId + "&date=" + today + "&version=" + version.group(1);
        assertThat(teacher.get(live).statusCode()).isEqualTo(204);

        long number = optOut(hana, purpose);
        assertThat(row(teacher.get(live).body(), hana))
                .as("also on a page that is open")
                .contains("利用停止の申し出");
        assertThat(row(teacher.get(board).body(), hana))
                .contains("利用停止の申し出", "鈴木 花", "出席")
                .doesNotContain("100%", "sunny.svg");
        assertThat(row(teacher.get(board).body(), taro)).contains("100%", "sunny.svg");
        assertThat(teacher.get(evidence + "study").statusCode()).isEqualTo(404);
        assertThat(teacher.get(evidence + "mood").statusCode()).isEqualTo(404);
        assertThat(teacher.get(evidence + "attendance").statusCode()).isEqualTo(200);
        end(number);
        assertThat(row(teacher.get(board).body(), hana)).contains("100%", "sunny.svg");
        assertThat(teacher.get(evidence + "study").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherTenantsRegisterChangesNothing() {
        TestTenant other = tenants.create();
        owner.jdbc().sql("""
                        insert into opt_out (tenant_id, person_id, purpose, asked_on, asked_by, note, recorded_by)
                        values (:t, :p, 'research', current_date, 'PERSON', '', 'test')
                        """).param("t", other.id()).param("p", hana).update();
        assertThat(read("research-", "/xapi/statements").body()).contains(ofHana);
        assertThat(read("research-", "/api/v1/statements/stream").body()).contains(ofHana);
    }

    private String stored(String statement) {
        HttpResponse<String> answer = http.send(http.request(tenant, "/xapi/statements")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString(statement)));
        assertThat(answer.statusCode()).as(answer.body() + statement).isEqualTo(200);
        return answer.body().replaceAll("[\\[\\]\"]", "");
    }

    private HttpResponse<String> read(String client, String path) {
        String key = client + tenant.slug();
        return http.send(http.request(path)
                .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                .header("X-Experience-API-Version", "1.0.3"));
    }

    /** Lets people leave a purpose that the usual list keeps closed. */
    private void open(String purpose) {
        owner.jdbc()
                .sql("update purpose set opt_out = true where tenant_id = :t and key = :key")
                .param("t", tenant.id())
                .param("key", purpose)
                .update();
    }

    private long optOut(UUID person, String purpose) {
        HttpResponse<String> answer = http.post(tenant, "/api/v1/opt-outs", """
                {"personId":"%s","purpose":"%s","askedOn":"2026-04-01","askedBy":"GUARDIAN"}
                """.formatted(person, purpose));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.body().replaceAll("\\D", ""));
    }

    private void end(long number) {
        assertThat(http.send(http.request(tenant, "/api/v1/opt-outs/" + number).DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    private static String row(String page, UUID person) {
        int from = page.indexOf("id=\"p-" + person);
        return from < 0 ? "" : page.substring(from, page.indexOf("</tr>", from));
    }

    private static List<String> cursors(String lines) {
        List<String> cursors = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"cursor\":\"([^\"]+)\"").matcher(lines);
        while (matcher.find()) {
            cursors.add(matcher.group(1));
        }
        return cursors;
    }
}
