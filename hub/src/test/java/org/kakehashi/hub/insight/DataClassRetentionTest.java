package org.kakehashi.hub.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import tools.jackson.databind.JsonNode;

/** Each class of data goes when its time is over, after a dry run that erases nothing, and with a certificate. */
@HubTest
class DataClassRetentionTest extends ErasureStage {
    private static final LocalDate OLD = LocalDate.of(2020, 5, 1);
    private static final String UNTIL = "2021-01-01T00:00:00Z";

    @BeforeEach
    void somethingOldAndSomethingNew() {
        everythingAboutTaro();
        school.attendance(taro, OLD, "LATE");
        school.mood(taro, OLD, "MORNING", "RAINY");
        school.visit(taro, OLD, "10:00", "ILLNESS");
        school.schoolRecord(taro, OLD, "OBSERVATION", "{\"text\": \"むかし\"}");
        sql("update quarantined_record set since = '2020-05-01' where tenant_id = :t");
        sql("update import_run set finished_at = '2020-05-01' where tenant_id = :t");
        sql(
                "insert into launch (tenant_id, launch_id, hint_hash, session_hash, client_id, resource_link_id, account_id, person_id, "
                        + "subject, class_id, instructor, document_target, registration, started_at, expires_at) values (:t, "
                        + "gen_random_uuid(), 'old', '1', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '"
                        + taro
                        + "', gen_random_uuid(), gen_random_uuid(), false, 'window', gen_random_uuid(), '2020-05-01', '2020-05-01')");
    }

    @ParameterizedTest
    @CsvSource({
        "ATTENDANCE,RECORDS,attendance,1",
        "MOOD,RECORDS,mood,1",
        "NURSE_VISITS,RECORDS,nurse_visit,1",
        "OBSERVATIONS,RECORDS,school_record,1",
        "QUARANTINE,RECORDS,quarantined_record,0",
        "LAUNCHES,LAUNCHES,launch,0",
        "IMPORT_REPORTS,FINDINGS,import_finding,0"
    })
    void whatIsOlderGoesAndTheRestStays(String dataClass, String kind, String table, long left) {
        long before = rows(table);
        JsonNode counted = dryRun(ofClass(dataClass));
        assertThat(counted.at("/counted/" + kind).asLong()).isEqualTo(1);
        assertThat(rows(table)).as("the dry run").isEqualTo(before);

        assertThat(confirm(counted, 0)).as("another number").isEqualTo(409);
        JsonNode done = erase(ofClass(dataClass));

        assertThat(done.at("/erased/" + kind).asLong()).isEqualTo(1);
        assertThat(rows(table)).isEqualTo(left);
        assertThat(rows("fact_statement")).as("statements stay").isEqualTo(1);
    }

    @Test
    void whoFollowsTheRecordsIsToldOfTheDay() {
        erase(ofClass("MOOD"));
        assertThat(owner.jdbc()
                        .sql(
                                "select date from record_change where tenant_id = :t and person_id = :taro and date = :day")
                        .param("t", tenant.id())
                        .param("taro", taro)
                        .param("day", OLD)
                        .query(LocalDate.class)
                        .list())
                .isNotEmpty();
    }

    @Test
    void rulesSayWhatTheyWouldEraseAndAreOneAClass() {
        put("{\"dataClass\":\"MOOD\",\"days\":365}", 204);
        put("{\"dataClass\":\"MOOD\",\"days\":730}", 204);
        put("{\"dataClass\":\"ATTENDANCE\",\"days\":36500}", 204);
        put("{\"dataClass\":\"MOOD\",\"days\":30,\"clientId\":\"" + taro + "\"}", 400);
        JsonNode due = JSON.readTree(get("/api/v1/retention/dry-run").body());
        assertThat(due).hasSize(2);
        assertThat(due.get(0).path("days").asInt()).isEqualTo(730);
        assertThat(due.get(0).at("/counts/RECORDS").asLong()).isEqualTo(1);
        assertThat(due.get(1).at("/counts/RECORDS").asLong()).isZero();
        assertThat(http.send(http.request(tenant, "/api/v1/retention?dataClass=MOOD")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(JSON.readTree(get("/api/v1/retention").body())).hasSize(1);
    }

    @Test
    void theCertificatesDigestStandsInTheAudit() throws Exception {
        JsonNode done = erase("{\"personId\":\"" + taro + "\"}");
        String path = "/api/v1/erasures/" + done.path("erasureId").asLong() + "/certificate";
        String file = get(path).body();
        assertThat(get(path).body()).as("the same file each time").isEqualTo(file);
        JsonNode certificate = JSON.readTree(file);
        assertThat(certificate.path("personId").asString()).isEqualTo(taro.toString());
        assertThat(certificate.at("/erased/ROSTER").asLong()).isPositive();
        assertThat(certificate.path("kept").toString()).contains("AUDIT", "TOOLS");
        assertThat(file).doesNotContain("太郎");
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes(UTF_8)));
        assertThat(owner.jdbc()
                        .sql("select detail from audit_event where tenant_id = :t and action = 'access.erasure-done'")
                        .param("t", tenant.id())
                        .query(String.class)
                        .single())
                .endsWith("certificate:" + digest);
    }

    @Test
    void thereIsNoCertificateBeforeTheEndAndForNobodyElse() {
        long id = dryRun(ofClass("MOOD")).path("erasureId").asLong();
        String path = "/api/v1/erasures/" + id + "/certificate";
        assertThat(get(path).statusCode()).isEqualTo(404);
        tenants.client(tenant.id(), "facts-" + tenant.slug(), EnumSet.of(Permission.READ_FACTS));
        assertThat(http.send(http.request(path)
                                .header(
                                        "Authorization",
                                        HubHttp.basic("facts-" + tenant.slug(), "secret-of-facts-" + tenant.slug())))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTimeToComeIsRefused() {
        assertThat(http.post(
                                tenant,
                                "/api/v1/erasures",
                                "{\"dataClass\":\"MOOD\",\"storedUntil\":\""
                                        + Instant.now().plusSeconds(3600) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private int confirm(JsonNode counted, long number) {
        return http.post(
                        tenant,
                        "/api/v1/erasures/" + counted.path("erasureId").asLong(),
                        "{\"statements\":" + number + "}")
                .statusCode();
    }

    private static String ofClass(String dataClass) {
        return "{\"dataClass\":\"" + dataClass + "\",\"storedUntil\":\"" + UNTIL + "\"}";
    }

    private void put(String rule, int status) {
        HttpResponse<String> answer = http.send(http.request(tenant, "/api/v1/retention")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(rule)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private long rows(String table) {
        return owner.jdbc()
                .sql("select count(*) from " + table + " where tenant_id = :t")
                .param("t", tenant.id())
                .query(Long.class)
                .single();
    }
}
