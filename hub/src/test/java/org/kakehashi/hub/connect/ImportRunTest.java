package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.connect.internal.run.GuardedHttp;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.kakehashi.hub.web.InternalAddresses;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@HubTest
@Import(TestImports.class)
class ImportRunTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    @Autowired
    GuardedHttp guarded;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @Test
    void aRunThatWasInterruptedBeginsAgainFromItsFile() throws IOException {
        String stored = tenant.id() + "/" + UUID.randomUUID();
        Path file = hub.data().toAbsolutePath().resolve("imports").resolve(stored);
        Files.createDirectories(file.getParent());
        Files.copy(RosterFixture.GOOD.zipInto(directory), file);
        // As a hub leaves it that was killed: RUNNING, half of the rows staged, nobody holding the tenant's lock.
        imports.change("""
                insert into import_run (tenant_id, connector, source, file_name, stored_file, settings, requested_by,
                    requested_at, started_at, status, phase, attempts)
                values (?, 'oneroster-csv', 'city', 'RO.zip', ?, '{}', 'test', now(), now(), 'RUNNING', 'READING', 1)
                """, tenant.id(), stored);
        imports.change("""
                insert into stage_org (tenant_id, import_id, seq, file, line, deleted, sourced_id, name, type, digest)
                select tenant_id, import_id, 1, 'orgs.csv', 2, false, 'ghost', 'x', 'school', gen_random_uuid()
                from import_run where tenant_id = ?
                """, tenant.id());
        long id = imports.count("select import_id from import_run where tenant_id = ?", tenant.id());

        JsonNode run = imports.finished(tenant, id);

        assertThat(run.get("status").asString()).isEqualTo("APPLIED");
        assertThat(run.at("/counts/changed").asLong()).isEqualTo(48);
        assertThat(imports.count("select count(*) from org where tenant_id = ? and sourced_id = 'ghost'", tenant.id()))
                .isZero();
        Awaitility.await().until(() -> !Files.exists(file));
    }

    @Test
    void aRunWhoseFileIsGoneFailsAndSaysWhatToDo() {
        imports.change("""
                insert into import_run (tenant_id, connector, source, file_name, stored_file, settings, requested_by,
                    requested_at, status, phase)
                values (?, 'oneroster-csv', 'city', 'RO.zip', 'gone', '{}', 'test', now(), 'QUEUED', 'WAITING')
                """, tenant.id());
        long id = imports.count("select import_id from import_run where tenant_id = ?", tenant.id());
        JsonNode run = imports.finished(tenant, id);
        assertThat(run.get("status").asString()).isEqualTo("FAILED");
        assertThat(run.at("/findings/0/rule/en").asString()).contains("Import it again");
    }

    @Test
    void anotherTenantsRunDoesNotExist() throws IOException {
        long id = imports.request(tenant, "oneroster-csv", "city", RosterFixture.GOOD.zipInto(directory), "");
        imports.finished(tenant, id);
        TestTenant other = tenants.create();
        assertThat(http.get(other, "/api/v1/imports/" + id).statusCode()).isEqualTo(404);
        assertThat(http.get(other, "/api/v1/imports/" + id + "/findings.csv").statusCode())
                .isEqualTo(404);
        assertThat(imports.count("select count(*) from roster_user where tenant_id = ?", other.id()))
                .isZero();
    }

    @Test
    void aClientWithoutThePermissionIsRefused() {
        tenants.client(tenant.id(), "writer-" + tenant.slug(), EnumSet.of(Permission.XAPI_STATEMENTS_WRITE));
        String key = "writer-" + tenant.slug();
        var answer = http.send(http.request("/api/v1/imports?connector=oneroster-csv&source=city")
                .header("Authorization", HubHttp.basic(key, "secret-of-" + key))
                .POST(BodyPublishers.ofString("x")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "connector=none&source=city, connector: choose one of ",
        "connector=oneroster-csv&source=a%2Fb, source: a name of up to 64 letters",
        "connector=oneroster-csv&source=city, The body is empty"
    })
    void aWrongRequestIsToldWhatIsWrong(String query, String detail) {
        var answer = http.send(http.request(tenant, "/api/v1/imports?" + query).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
        assertThat(imports.count("select count(*) from import_run where tenant_id = ?", tenant.id()))
                .isZero();
    }

    @Test
    void whoImportedWhatIsAudited() throws IOException {
        imports.roster(tenant, RosterFixture.GOOD.zipInto(directory));
        assertThat(imports.count(
                        "select count(*) from audit_event where tenant_id = ? and action in ('connect.request-import', 'roster.import', 'connect.import-applied')",
                        tenant.id()))
                .isEqualTo(3);
    }

    @Test
    void runsOfOneTenantAreDoneInTheirOrder() throws IOException {
        Path good = RosterFixture.GOOD.zipInto(Files.createDirectory(directory.resolve("good")));
        Path married = RosterFixture.GOOD
                .files()
                .withCell("users.csv", 6, "preferredFamilyName", "中村")
                .zipInto(Files.createDirectory(directory.resolve("married")));
        long first = imports.request(tenant, "oneroster-csv", "city", good, "");
        long second = imports.request(tenant, "oneroster-csv", "city", married, "");
        long third = imports.request(tenant, "oneroster-csv", "city", good, "");
        assertThat(imports.finished(tenant, third).at("/counts/changed").asLong())
                .isEqualTo(1);
        assertThat(imports.finished(tenant, second).at("/counts/changed").asLong())
                .isEqualTo(1);
        assertThat(imports.finished(tenant, first).at("/counts/changed").asLong())
                .isEqualTo(48);
    }

    @Test
    void aFileInTheWatchedFolderIsImportedAndPutAwayWithItsReport() throws IOException {
        Path source = hub.data().toAbsolutePath().resolve("inbox/" + tenant.slug() + "/oneroster-csv/city");
        Files.createDirectories(source);
        Files.copy(RosterFixture.WRONG_GRADE_CODE.zipInto(directory), source.resolve("RO_1.zip"));
        Path failed = source.resolve("failed");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(failed)
                .isDirectoryContaining("glob:**.report.csv")
                .isDirectoryContaining(file -> Files.isRegularFile(file)
                        && file.toString().endsWith(".report.csv")
                        && text(file).contains("\"grade.unknown\",\"users.csv\",\"3\",\"grades\",\"3\"")));
        assertThat(source.resolve("RO_1.zip")).doesNotExist();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "10.1.2.3,true",
        "192.168.1.1,true",
        "169.254.169.254,true",
        "100.64.0.1,true",
        "::1,true",
        "fd00::1,true",
        "203.0.113.9,false"
    })
    void internalAddressesAreKnown(String address, boolean internal) throws IOException {
        assertThat(InternalAddresses.isInternal(InetAddress.getByName(address))).isEqualTo(internal);
    }

    @Test
    void connectorsReachNoInternalAddress() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/")).build();
        Assertions.assertThatIOException()
                .isThrownBy(() -> guarded.send(request))
                .withMessageContaining("internal address");
    }
}
