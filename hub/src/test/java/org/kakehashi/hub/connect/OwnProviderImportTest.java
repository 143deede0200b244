package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub reads from another hub's OneRoster API what that one holds. */
class OwnProviderImportTest extends InstanceStage {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/";
    private static final String RELEASED = """
            {"name": "隣の市", "purpose": "teaching", "scopes": ["%1$sroster.readonly", "%1$sroster-demographics.readonly"],
            "roster": {"identifiers": "SOURCED_ID", "source": "city", "parts": ["NAME", "KANA", "EMAIL", "PHONE", "USERNAME",
            "MASTER_IDENTIFIER", "USER_IDS", "ATTENDANCE_NUMBER"]}}""".formatted(SCOPE);

    @Test
    void aRosterThatGoesThroughTheProviderIsTheSame(@TempDir Path folder) throws Exception {
        TestTenant giver = tenants.create();
        assertStatus(imports.roster(giver, RosterFixture.GOOD.zipInto(folder)), "APPLIED");
        JsonNode client =
                JSON.readTree(http.post(giver, "/api/v1/clients", RELEASED).body());
        Map<String, String> settings = new HashMap<>(Map.of(
                "baseUrl",
                        http.request("/ims/oneroster/rostering/v1p2")
                                .build()
                                .uri()
                                .toString(),
                "tokenUrl", http.request("/oauth2/token").build().uri().toString(),
                "clientId", client.path("key").asString(),
                "clientSecret", client.path("secret").asString(),
                "demographics", "true",
                "pageSize", "4"));
        InstanceDraft draft = new InstanceDraft("隣の市", "oneroster-rest", "city", null, null, null, settings);

        JsonNode run = ran(changes.create(tenant.id(), draft, "test"));

        assertStatus(run, "APPLIED");
        for (String rows : List.of(
                "sourced_id, given_name, family_name, kana_given, grades::text, master_identifier::text, username from roster_user",
                "sourced_id, title, class_type, valid_from::text, valid_to::text from school_class",
                "sourced_id, user_sourced_id, class_sourced_id, role, valid_from::text, valid_to::text from enrollment",
                "user_sourced_id, role, role_type, org_sourced_id, valid_from::text, valid_to::text from user_role",
                "sourced_id, birth_date::text, sex from demographics")) {
            assertThat(imports.rows("select " + rows + " where active and tenant_id = ? order by 1, 2, 3", tenant.id()))
                    .as(rows)
                    .isNotEmpty()
                    .isEqualTo(imports.rows(
                            "select " + rows + " where active and tenant_id = ? order by 1, 2, 3", giver.id()));
        }
    }
}
