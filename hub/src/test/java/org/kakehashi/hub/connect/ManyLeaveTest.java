package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.queue.Confirmations;
import org.kakehashi.hub.connect.internal.queue.ImportWorker;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A roster after which many pupils would be in no class asks before it changes anything. */
@HubTest
@Import(TestImports.class)
class ManyLeaveTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    Confirmations confirmations;

    @Autowired
    ImportWorker worker;

    @Autowired
    ImportFiles files;

    @Autowired
    java.time.Clock clock;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    RosterImports rosters;

    @Autowired
    MeterRegistry registry;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void fourPupils() throws IOException {
        tenant = tenants.create();
        assertThat(imports.roster(tenant, ofThisYear(SchoolYears.year()).zipInto(directory))
                        .get("status")
                        .asString())
                .isEqualTo("APPLIED");
    }

    @Test
    void itTellsHowManyAndWhereAndChangesNothing() throws IOException {
        String before = imports.fingerprint(tenant);
        JsonNode run = asked();
        assertThat(TestImports.findings(run))
                .containsExactly(
                        "connect.many-leave enrollments.csv:- userSourcedId=1/4",
                        "connect.many-leave-school enrollments.csv:- userSourcedId=1/2");
        assertThat(run.toString()).contains("かけはし市立にし小学校");
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        imports.awaitNothingStaged(tenant);
        assertThat(stored(id(run))).exists();
        Awaitility.await()
                .until(() -> registry.find("connect.runs")
                                .tags("connector", "oneroster-csv", "outcome", "needs-confirmation")
                                .timer()
                        != null);
    }

    @Test
    void afterAYesTheSameFileIsApplied() throws IOException {
        long id = id(asked());
        assertThat(answer(id, true)).isEqualTo(202);
        JsonNode run = imports.finished(tenant, id);
        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.get("findingCount").asLong()).isZero();
        assertThat(imports.count(
                        "select count(*) from enrollment where tenant_id = ? and sourced_id = 'enrollment-lan' and not active",
                        tenant.id()))
                .isEqualTo(1);
        assertThat(answer(id, true)).isEqualTo(409);
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action = 'connect.confirm-import'",
                        tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void ifMoreThanWereConfirmedWouldLeaveItAsksAgain() throws IOException {
        long id = id(asked());
        imports.change("update import_run set leaving = 0 where tenant_id = ? and import_id = ?", tenant.id(), id);
        answer(id, true);
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("NEEDS_CONFIRMATION");
    }

    @Test
    void afterANoTheFileIsGone() throws IOException {
        String before = imports.fingerprint(tenant);
        long id = id(asked());
        Path kept = stored(id);
        assertThat(answer(id, false)).isEqualTo(200);
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("DECLINED");
        assertThat(kept).doesNotExist();
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        assertThat(answer(id, true)).isEqualTo(409);
    }

    @Test
    void anAdministratorAnswersOnTheRunsPage() throws IOException {
        long id = id(asked());
        var made = http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"%s","displayName":"管理","roles":["ADMINISTRATOR"]}""".formatted(PASSWORD));
        assertThat(made.statusCode()).isEqualTo(201);
        HubBrowser browser = new HubBrowser(http);
        browser.signIn(tenant.slug(), "admin", PASSWORD);
        assertThat(browser.get("/imports/" + id).body()).contains("確認待ち", "4 人のうち 1 人", "このまま反映する");
        assertThat(browser.post("/imports/" + id + "/confirmation", "apply=true")
                        .statusCode())
                .isEqualTo(302);
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("APPLIED");
    }

    @Test
    void whatNobodyAnswersOrALaterRosterOvertakesIsDeclined() throws IOException {
        long forgotten = id(asked());
        imports.change(
                "update import_run set finished_at = now() - interval '15 days' where tenant_id = ? and import_id = ?",
                tenant.id(),
                forgotten);
        confirmations.declineOutdated();
        assertThat(imports.finished(tenant, forgotten).get("status").asString()).isEqualTo("DECLINED");
        long overtaken = id(asked());
        imports.roster(tenant, ofThisYear(SchoolYears.year()).zipInto(directory));
        assertThat(answer(overtaken, true)).isEqualTo(409);
        confirmations.declineOutdated();
        assertThat(imports.finished(tenant, overtaken).get("status").asString()).isEqualTo("DECLINED");
    }

    @Test
    void whileALaterRosterIsAppliedNoneCanBeConfirmed() throws IOException {
        long older = id(asked());
        Path whole = ofThisYear(SchoolYears.set(
                        SchoolYears.year(), "users.csv", "pupil-lan", java.util.Map.of("givenName", "蘭")))
                .zipInto(directory);
        long later = transactions.inTenant(tenant.id(), () -> {
            rosters.holdOff(tenant.id());
            long running = imports.request(tenant, "oneroster-csv", "city", whole, "");
            Awaitility.await()
                    .until(() -> imports.count(
                                    "select count(*) from import_run where tenant_id = ? and import_id = ? and phase = 'APPLYING'",
                                    tenant.id(),
                                    running)
                            == 1);
            assertThat(answer(older, true)).isEqualTo(409);
            return running;
        });
        assertThat(imports.finished(tenant, later).get("status").asString()).isEqualTo("APPLIED");
        assertThat(answer(older, true)).isEqualTo(409);
        assertThat(imports.count(
                        "select count(*) from enrollment where tenant_id = ? and sourced_id = 'enrollment-lan' and active",
                        tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void aLaterRosterCountsWhicheverConnectorBroughtIt() throws IOException {
        long older = id(asked());
        imports.roster(tenant, ofThisYear(SchoolYears.year()).zipInto(directory));
        imports.change(
                "update import_run set connector = 'oneroster-rest' where tenant_id = ? and import_id > ?",
                tenant.id(),
                older);
        assertThat(answer(older, true)).isEqualTo(409);
    }

    @Test
    void aYesThatComesWhileALaterRosterIsQueuedIsOvertakenByIt() throws IOException {
        long older = id(asked());
        imports.roster(tenant, ofThisYear(SchoolYears.year()).zipInto(directory));
        queueAgain(older);
        worker.poll();
        JsonNode run = imports.finished(tenant, older);
        assertThat(run.get("status").asString()).isEqualTo("DECLINED");
        assertThat(TestImports.findings(run)).singleElement().asString().startsWith("connect.overtaken ");
        assertThat(run.at("/findings/0/severity").asString()).isEqualTo("WARNING");
        assertThat(imports.count(
                        "select count(*) from enrollment where tenant_id = ? and sourced_id = 'enrollment-lan' and active",
                        tenant.id()))
                .isEqualTo(1);
    }

    @Test
    void thatALaterRosterOvertookItIsNoFailureOfItsConnection() throws IOException {
        JsonNode asks = ranBy("own", "24", withoutLan().zipInto(directory));
        long older = id(asks);
        imports.roster(tenant, ofThisYear(SchoolYears.year()).zipInto(directory));
        imports.change("update connector_instance set failures = 0 where tenant_id = ?", tenant.id());
        queueAgain(older);
        // As if it had broken off once, behind a page.
        RosterStage stage = rosters.open(tenant.id(), older, "city", finding -> {});
        stage.file(RosterFile.ORGS, DeliveryMode.BULK);
        Base base = new Base(new Origin("orgs.csv", 2), "o", null, null, java.util.Map.of());
        stage.accept(new OrgRecord(base, "学校", "school", null, null));
        stage.keep(staged -> {});
        worker.poll();
        assertThat(imports.finished(tenant, older).get("status").asString()).isEqualTo("DECLINED");
        assertThat(imports.count("select failures from connector_instance where tenant_id = ?", tenant.id()))
                .isZero();
        assertThat(imports.count("select count(*) from stage_org where tenant_id = ?", tenant.id()))
                .isZero();
    }

    private void queueAgain(long run) {
        imports.change("""
                update import_run set status = 'QUEUED', phase = 'WAITING', finished_at = null, attempts = 0,
                    confirmed_leaving = leaving
                where tenant_id = ? and import_id = ?
                """, tenant.id(), run);
    }

    @Test
    void aConnectionHasAShareOfItsOwn() throws IOException {
        Path zip = withoutLan().zipInto(directory);
        assertThat(ranBy("strict", "24", zip).get("status").asString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(ranBy("lenient", "25", zip).get("status").asString()).isEqualTo("APPLIED");
    }

    private JsonNode ranBy(String name, String largestDrop, Path zip) throws IOException {
        var made = http.post(tenant, "/api/v1/connectors", """
                {"name": "%s", "connector": "oneroster-csv", "source": "city", "purpose": null, "schedule": null,
                 "settings": {"largestDrop": "%s"}}""".formatted(name, largestDrop));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String instance = JSON.readTree(made.body()).get("connectorId").asString();
        var begun = http.send(http.request(tenant, "/api/v1/connectors/" + instance + "/runs?fileName=RO.zip")
                .header("Content-Type", "application/octet-stream")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofFile(zip)));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return imports.finished(tenant, id(JSON.readTree(begun.body())));
    }

    @Test
    void theShareIsASetting() throws IOException {
        Path zip = withoutLan().zipInto(directory);
        JsonNode allowed = imports.run(tenant, "oneroster-csv", "city", zip, "&setting.largestDrop=25");
        assertThat(allowed.get("status").asString()).isEqualTo("APPLIED");
        for (String wrong : List.of("101", "-1", "x", "5%25")) {
            var answer = http.send(http.request(
                            tenant, "/api/v1/imports?connector=oneroster-csv&source=city&setting.largestDrop=" + wrong)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofFile(zip)));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        }
    }

    private JsonNode asked() throws IOException {
        JsonNode run = imports.roster(tenant, withoutLan().zipInto(directory));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("NEEDS_CONFIRMATION");
        return run;
    }

    private RosterFiles withoutLan() {
        return SchoolYears.remove(ofThisYear(SchoolYears.year()), "enrollments.csv", id -> id.equals("enrollment-lan"));
    }

    /** Lan and Taro at the one school, the others at the other, in the school year of today. */
    private RosterFiles ofThisYear(RosterFiles roster) {
        SchoolYears.set(
                roster,
                "enrollments.csv",
                "enrollment-taro-east",
                java.util.Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west"));
        int year = SchoolDay.year(SchoolDay.today(clock));
        for (String name : List.of("academicSessions.csv", "enrollments.csv")) {
            roster.with(
                    name,
                    roster.text(name)
                            .replace("2027-03-31", (year + 1) + "-03-31")
                            .replace("2026-04-01", year + "-04-01")
                            .replace("2026年度", year + "年度")
                            .replace("\"2026\"", "\"" + year + "\""));
        }
        return roster;
    }

    private Path stored(long id) {
        return imports.anyText(
                        "select stored_file from import_run where tenant_id = ? and import_id = ?", tenant.id(), id)
                .map(files::path)
                .orElseThrow();
    }

    private int answer(long id, boolean apply) {
        return http.post(tenant, "/api/v1/imports/" + id + "/confirmation?apply=" + apply, "")
                .statusCode();
    }

    private static long id(JsonNode run) {
        return run.get("importId").asLong();
    }
}
