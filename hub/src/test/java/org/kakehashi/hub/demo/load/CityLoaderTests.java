package org.kakehashi.hub.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.demo.city.CityFounder;
import org.kakehashi.hub.demo.drill.DrillTool;
import org.kakehashi.hub.demo.study.Answer;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Catalogue;
import org.kakehashi.hub.demo.study.Statements;
import org.kakehashi.hub.demo.tool.ToolServer;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The whole city with two school days of data, through the hub's front door. */
@HubTest
class CityLoaderTests {
    private static final long SEED = 5;
    private static final int DAYS = 2;

    @Autowired
    private TestTenants tenants;

    @Autowired
    private HubProperties hub;

    @Autowired
    private HubHttp http;

    @Autowired
    private ApplicationContext context;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void goesOnWhereALoadBrokeOffAndThenFindsEverythingThere() throws Exception {
        var tenant = tenants.create();
        var begun = new Milestones(api(tenant), SEED).reach(Milestones.BEGUN);
        var city = CityFounder.found(SEED, LocalDate.ofInstant(begun, ZoneId.of("Asia/Tokyo")), DAYS);
        loader(tenant).bringIn(city, begun);
        assertThat(loader(tenant).load()).isEqualTo(city);
        var guardian = new HubBrowser(http);
        guardian.signIn(tenant.slug(), "guardian", "kakehashi-demo");
        assertThat(guardian.get("/children").body())
                .contains(">出席<")
                .contains(city.guardianOfVisitorsPupil().children().stream()
                        .map(child -> child.person().name().full())
                        .toList());
        assertThat(said()).contains("サインインできます", "statements sent").doesNotContain("読み込み済み");
        printed.reset();
        assertThat(loader(tenant).load()).isEqualTo(city);
        assertThat(said()).contains("読み込み済み").doesNotContain("statements sent");
    }

    @Test
    void saysWhatTheHubRefused() throws Exception {
        var tenant = tenants.create();
        var stranger = new HubApi(hub.issuer(), tenant.key(), "wrong");
        var loader = new CityLoader(stranger, new Milestones(stranger, SEED), progress(), Catalogue.load(), settings());
        assertThatThrownBy(loader::load)
                .isInstanceOf(HubRefusal.class)
                .hasMessageContaining("401")
                .hasMessageContaining("/xapi/statements");
    }

    @Test
    void registersTheDrillOnceForEachAddress() throws Exception {
        var tenant = tenants.create();
        try (var drill =
                ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system())) {
            new ToolRegistrar(api(tenant)).register(drill, "ドリル", "p5-fraction-add");
            new ToolRegistrar(api(tenant)).register(drill, "ドリル", "p5-fraction-add");
            assertThat(api(tenant).tools())
                    .hasSize(1)
                    .allMatch(tool -> tool.path("enabled").asBoolean())
                    .extracting(tool -> tool.path("redirectUris").path(0).asString())
                    .isEqualTo(List.of(drill.launchUri()));
        }
    }

    @Test
    void theVendorSeesTheDrillsStatementsAndTheHistory() throws Exception {
        var tenant = tenants.create();
        var milestones = new Milestones(api(tenant), SEED);
        milestones.reach(Milestones.BEGUN);
        try (var drill =
                ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system())) {
            var client = new ToolRegistrar(api(tenant)).register(drill, "ドリル", "p5-fraction-add");
            new VendorAccount(api(tenant), milestones).create(List.of(client), "kakehashi-demo");
            new VendorAccount(api(tenant), milestones).create(List.of(client), "kakehashi-demo");
        }
        var browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), VendorAccount.LOGIN_NAME, "kakehashi-demo");
        assertThat(browser.get("/statements").body()).contains("到達した");
    }

    @Test
    void theDrillsStatementsAreInOrderButForTheCodeThatItDoesNotKnow() throws Exception {
        var unit = Catalogue.load().units().getFirst();
        var attempt = new Attempt(UUID.randomUUID(), Statements.account(hub.issuer(), "sub"), unit);
        var answer = new Answer(unit.items().getFirst(), "1", true, Instant.now(), Duration.ofSeconds(12));
        var answered = Statements.answered(UUID.randomUUID(), attempt, answer);
        var completed =
                Statements.completed(UUID.randomUUID(), attempt, Instant.now(), 2, 3, true, Duration.ofMinutes(3));
        var tenant = tenants.create();
        var linted = http.post(tenant, "/api/v1/statements/lint", "[" + answered + "," + completed + "]");
        assertThat(linted.body().split("\"rule\":\"")).hasSize(3);
        assertThat(linted.body()).contains("\"accepted\":true", "japan-assessment.course-of-study-code");
    }

    @Test
    void isAbsentWithoutItsProfile() {
        assertThat(context.containsBean("demoStart")).isFalse();
    }

    private CityLoader loader(TestTenant tenant) {
        var api = api(tenant);
        return new CityLoader(api, new Milestones(api, SEED), progress(), Catalogue.load(), settings());
    }

    private CityLoader.Settings settings() {
        return new CityLoader.Settings(hub.issuer(), "kakehashi-demo", SEED, DAYS);
    }

    private HubApi api(TestTenant tenant) {
        return new HubApi(hub.issuer(), tenant.key(), tenant.secret());
    }

    private Progress progress() {
        return new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
