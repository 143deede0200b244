package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The database's disk is full where a run writes: the data stays as it was, the run says so, and once there is space it goes well. */
class ConnectorFaultsTest extends InstanceStage {
    @TempDir
    Path directory;

    @AfterEach
    void thereIsSpaceAgain() {
        for (String table : new String[] {"stage_org", "org"}) {
            imports.change("drop trigger if exists full_disk on " + table);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage_org", "org"})
    void aServicesDataStaysUnreadWhileThereIsNoSpace(String table) {
        UUID id = instance("");
        service.answer("", "until one\na\n");
        fill(table);

        JsonNode run = ran(id);

        assertStatus(run, "FAILED");
        assertThat(run.at("/findings/0/code").asString()).isEqualTo("connect.disk-full");
        assertThat(orgs()).isZero();
        assertThat(cursor(id)).isEmpty();
        imports.awaitNothingStaged(tenant);
        thereIsSpaceAgain();
        assertStatus(ran(id), "APPLIED");
        assertThat(orgs()).isEqualTo(1);
    }

    @Test
    void anUploadedRosterChangesNothingWhileThereIsNoSpace() throws IOException {
        UUID id = changes.create(
                tenant.id(), new InstanceDraft("名簿", "oneroster-csv", "city", null, null, null, Map.of()), "test");
        Path zip = RosterFixture.GOOD.zipInto(directory);
        String before = imports.fingerprint(tenant);
        fill("stage_org");
        JsonNode run = upload(id, zip);
        assertStatus(run, "FAILED");
        assertThat(run.at("/findings/0/code").asString()).isEqualTo("connect.disk-full");
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        thereIsSpaceAgain();
        assertStatus(upload(id, zip), "APPLIED");
    }

    /** A trigger stands for the disk: the server raises SQLSTATE 53100 for this tenant's rows. */
    private void fill(String table) {
        imports.change("""
                create or replace function disk_is_full() returns trigger language plpgsql as $$
                begin
                    raise 'could not extend file: No space left on device' using errcode = '53100';
                end
                $$
                """);
        imports.change(
                "create trigger full_disk before insert on %s for each row when (new.tenant_id = %d) execute function disk_is_full()"
                        .formatted(table, tenant.id()));
    }

    private JsonNode upload(UUID id, Path zip) throws IOException {
        var answer = http.send(http.request(tenant, "/api/v1/connectors/" + id + "/runs?fileName=RO.zip")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(zip)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return finished(
                JsonMapper.shared().readTree(answer.body()).path("importId").asLong());
    }
}
