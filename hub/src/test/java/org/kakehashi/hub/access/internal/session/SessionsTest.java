package org.kakehashi.hub.access.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

@HubTest
class SessionsTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern ID = Pattern.compile("\"accountId\":\"([^\"]+)\"");

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> repository;

    @Autowired
    Clock clock;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private String account = "";

    @BeforeEach
    void anAccount() {
        tenant = tenants.create();
        account = create("sato");
    }

    @Test
    void thePageListsOnesSessionsAndNamesNoId() {
        HubBrowser first = signedIn("sato");
        HubBrowser second = signedIn("sato");
        String page = second.get("/sessions").body();
        assertThat(page.split("<article>", -1)).hasSize(3);
        assertThat(page).contains("この端末").doesNotContain(first.sessionCookie(), second.sessionCookie());
    }

    @Test
    void oneIsEndedFromAnother() {
        HubBrowser lost = signedIn("sato");
        HubBrowser here = signedIn("sato");
        Matcher handle = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"")
                .matcher(here.get("/sessions").body());
        assertThat(handle.find()).isTrue();
        here.post("/sessions/end", "handle=" + handle.group(1));
        assertThat(isIn(lost)).isFalse();
        assertThat(isIn(here)).isTrue();
    }

    @Test
    void somebodyElsesLooksLikeNone() {
        create("suzuki");
        HubBrowser other = signedIn("suzuki");
        Matcher handle = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"")
                .matcher(twice("suzuki").get("/sessions").body());
        assertThat(handle.find()).isTrue();
        HubBrowser sato = signedIn("sato");
        sato.get("/sessions");
        assertThat(sato.post("/sessions/end", "handle=" + handle.group(1)).statusCode())
                .isEqualTo(404);
        assertThat(isIn(other)).isTrue();
    }

    @Test
    void signOutEverywhereEndsAllAndNobodyElses() {
        create("suzuki");
        HubBrowser other = signedIn("suzuki");
        HubBrowser first = signedIn("sato");
        HubBrowser second = signedIn("sato");
        second.get("/sessions");
        assertThat(second.post("/sessions/end-all", "").headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in"));
        assertThat(isIn(first)).isFalse();
        assertThat(isIn(second)).isFalse();
        assertThat(isIn(other)).isTrue();
    }

    @Test
    void theOneInUseStaysWhereTheOthersEnd() {
        HubBrowser first = signedIn("sato");
        HubBrowser second = signedIn("sato");
        second.get("/sessions");
        second.post("/sessions/end-others", "");
        assertThat(isIn(first)).isFalse();
        assertThat(isIn(second)).isTrue();
    }

    @Test
    void anEleventhEndsTheOldest() {
        HubBrowser oldest = signedIn("sato");
        HubBrowser next = signedIn("sato");
        for (int i = 0; i < 9; i++) {
            signedIn("sato");
        }
        assertThat(isIn(oldest)).isFalse();
        assertThat(isIn(next)).isTrue();
    }

    @Test
    void twoRequestsMayAddTheSameAtTheSameMoment() {
        signedIn("sato");
        addTwice(repository);
    }

    @Test
    void thatItWasUsedIsSavedOnceAMinute() {
        signedIn("sato");
        useAfter(repository, Duration.ofSeconds(59), Duration.ZERO);
        useAfter(repository, Duration.ofSeconds(61), Duration.ofSeconds(61));
    }

    @ParameterizedTest
    @CsvSource({"PT11H59M, PT59M, true", "PT12H1M, PT0S, false", "PT2H, PT61M, false"})
    void aSessionEndsWhenItIsTooOldOrIdle(Duration age, Duration idle, boolean lives) {
        HubBrowser browser = signedIn("sato");
        setBack(repository, age, idle);
        assertThat(isIn(browser)).isEqualTo(lives);
    }

    @Test
    void whatAnOpenPageAsksForByItselfKeepsNoSessionAlive() {
        HubBrowser browser = signedIn("sato");
        setBack(repository, Duration.ofHours(1), Duration.ofMinutes(50));
        browser.get("/board/live");
        assertThat(use(repository).last()).isBefore(clock.instant().minus(Duration.ofMinutes(49)));
        browser.get("/sessions");
        assertThat(use(repository).last()).isAfter(clock.instant().minus(Duration.ofMinutes(1)));
    }

    @Test
    void anAdministratorSignsAnAccountOutEverywhere() {
        HubBrowser browser = signedIn("sato");
        assertThat(api("DELETE", "/sessions", "", tenant).statusCode()).isEqualTo(204);
        assertThat(isIn(browser)).isFalse();
        assertThat(isIn(signedIn("sato"))).isTrue();
    }

    @Test
    void aDisabledAccountIsOutAtOnceAndStaysOutUntilItIsEnabled() {
        HubBrowser browser = signedIn("sato");
        assertThat(api("PUT", "/enabled", "{\"enabled\":false}", tenant).statusCode())
                .isEqualTo(204);
        assertThat(isIn(browser)).isFalse();
        assertThat(isIn(signedIn("sato"))).isFalse();
        api("PUT", "/enabled", "{\"enabled\":true}", tenant);
        assertThat(isIn(browser)).isFalse();
        assertThat(isIn(signedIn("sato"))).isTrue();
    }

    @Test
    void anAccountOfAnotherTenantLooksLikeNoneAndAWeakClientIsRefused() {
        HubBrowser browser = signedIn("sato");
        TestTenant other = tenants.create();
        assertThat(api("DELETE", "/sessions", "", other).statusCode()).isEqualTo(404);
        assertThat(api("PUT", "/enabled", "{\"enabled\":false}", other).statusCode())
                .isEqualTo(404);
        String weak = "weak-" + tenant.slug();
        tenants.client(tenant.id(), weak, Set.of());
        assertThat(api("DELETE", "/sessions", "", new TestTenant(tenant.id(), "", weak, "secret-of-" + weak))
                        .statusCode())
                .isEqualTo(403);
        assertThat(isIn(browser)).isTrue();
        assertThat(new HubBrowser(http).get("/sessions").statusCode()).isEqualTo(302);
    }

    private <S extends Session> void setBack(
            FindByIndexNameSessionRepository<S> sessions, Duration age, Duration idle) {
        sessions.findByPrincipalName(tenant.id() + ":" + account).values().forEach(session -> {
            var now = clock.instant();
            session.setAttribute(
                    Use.ATTRIBUTE,
                    new Use(tenant.id() + ":" + account, now.minus(age), now.minus(idle), "Chrome, Windows"));
            sessions.save(session);
        });
    }

    private Use use(FindByIndexNameSessionRepository<? extends Session> sessions) {
        return sessions.findByPrincipalName(tenant.id() + ":" + account).values().stream()
                .map(session -> session.<Use>getRequiredAttribute(Use.ATTRIBUTE))
                .findFirst()
                .orElseThrow();
    }

    private <S extends Session> void addTwice(FindByIndexNameSessionRepository<S> sessions) {
        S one = only(sessions);
        S other = only(sessions);
        one.setAttribute("added", "first");
        other.setAttribute("added", "last");
        sessions.save(one);
        sessions.save(other);
        assertThat(only(sessions).<String>getAttribute("added")).isEqualTo("last");
    }

    private <S extends Session> void useAfter(
            FindByIndexNameSessionRepository<S> sessions, Duration later, Duration saved) {
        S session = only(sessions);
        Instant before = session.getLastAccessedTime();
        session.setLastAccessedTime(before.plus(later));
        sessions.save(session);
        assertThat(only(sessions).getLastAccessedTime()).isEqualTo(before.plus(saved));
    }

    private <S extends Session> S only(FindByIndexNameSessionRepository<S> sessions) {
        return sessions.findByPrincipalName(tenant.id() + ":" + account).values().stream()
                .findFirst()
                .orElseThrow();
    }

    private HubBrowser twice(String name) {
        signedIn(name);
        return signedIn(name);
    }

    private HubBrowser signedIn(String name) {
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), name, PASSWORD);
        browser.get("/");
        return browser;
    }

    private static boolean isIn(HubBrowser browser) {
        return browser.get("/sessions").statusCode() == 200;
    }

    private String create(String name) {
        Matcher made =
                ID.matcher(http.post(tenant, "/api/v1/accounts", """
                        {"loginName":"%s","password":"%s","displayName":"佐藤","roles":["ADMINISTRATOR"],"personId":"%s"}
                        """.formatted(name, PASSWORD, UUID.randomUUID()))
                        .body());
        assertThat(made.find()).isTrue();
        return made.group(1);
    }

    private HttpResponse<String> api(String method, String path, String body, TestTenant as) {
        return http.send(http.request(as, "/api/v1/accounts/" + account + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
