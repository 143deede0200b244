package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may store and read which statements. */
@HubTest
class RightsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    TenantTransactions transactions;

    TestTenant tenant;
    Xapi all;
    UUID registration = UUID.randomUUID();

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        all = Xapi.basic(http, tenant.key());
    }

    private Xapi launch(String actor) {
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issue(
                        tenant.id(),
                        UUID.randomUUID(),
                        "drill",
                        EnumSet.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE),
                        new GrantLimits("https://school.example", actor, registration),
                        java.time.Duration.ofHours(1)));
        return new Xapi(http, "Bearer " + token);
    }

    private Xapi client(Permission... permissions) {
        String key = "client-" + UUID.randomUUID();
        tenants.client(tenant.id(), key, Set.of(permissions));
        return Xapi.basic(http, key);
    }

    @Test
    void nobodyWithoutCredentialsStoresOrReads() {
        Xapi nobody = new Xapi(http, "Basic eDp5");
        HttpResponse<String> answer = nobody.post(Xapi.statement("p1", "did", "q1"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(nobody.get("").statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedClientIsRefusedFromTheNextRequestOn() {
        String key = "client-" + UUID.randomUUID();
        UUID client = tenants.client(tenant.id(), key, EnumSet.of(Permission.XAPI_STATEMENTS_WRITE));
        Xapi revoked = Xapi.basic(http, key);
        assertThat(revoked.post(Xapi.statement("p1", "did", "q1")).statusCode()).isEqualTo(200);
        transactions.run(tenant.id(), () -> tokens.revokeAll(tenant.id(), client));
        assertThat(revoked.post(Xapi.statement("p1", "did", "q1")).statusCode()).isEqualTo(401);
    }

    @Test
    void storingAndReadingAreSeparatePermissions() {
        assertThat(client(Permission.XAPI_STATEMENTS_READ)
                        .post(Xapi.statement("p1", "did", "q1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client(Permission.XAPI_STATEMENTS_WRITE).get("").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClientWithReadMineSeesItsOwnStatementsOnly() {
        UUID foreign = UUID.randomUUID();
        UUID own = UUID.randomUUID();
        all.post(Xapi.statement(foreign, "p1", "did", "q1"));
        Xapi mine = client(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE);
        assertThat(mine.list("").get("statements")).isEmpty();
        mine.post(Xapi.statement(own, "p1", "did", "q1"));
        assertThat(mine.list("").get("statements")).hasSize(1);
        assertThat(mine.list("?" + Xapi.byAgent("p1")).get("statements")).hasSize(1);
        assertThat(mine.get("?statementId=" + own).statusCode()).isEqualTo(200);
        assertThat(mine.get("?statementId=" + foreign).statusCode()).isEqualTo(404);
        assertThat(all.list("").get("statements")).hasSize(2);
    }

    @Test
    void aLaunchStoresForItsActorAndRegistrationOnly() {
        Xapi drill = launch("sub-1");
        String right = Xapi.with(Xapi.registration(registration), Xapi.statement("sub-1", "did", "q1"));
        assertThat(drill.post(right).statusCode()).isEqualTo(200);
        assertThat(drill.post(right.replace("sub-1", "sub-2")).statusCode()).isEqualTo(403);
        assertThat(drill.post(Xapi.with(Xapi.registration(UUID.randomUUID()), Xapi.statement("sub-1", "did", "q1")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(drill.post(Xapi.statement("sub-1", "did", "q1")).statusCode())
                .isEqualTo(403);
        assertThat(drill.post("[" + right.replaceFirst("\"id\":\"[^\"]+\",", "") + ","
                                + Xapi.statement("sub-2", "did", "q1") + "]")
                        .statusCode())
                .isEqualTo(403);
        String voiding = Xapi.with(Xapi.registration(registration), Xapi.voiding(UUID.randomUUID()))
                .replace("admin", "sub-1");
        assertThat(drill.post(voiding).statusCode()).isEqualTo(403);
        assertThat(all.list("").get("statements")).hasSize(1);
    }

    @Test
    void aLaunchReadsItsOwnOnly() {
        UUID other = UUID.randomUUID();
        all.post(Xapi.with(Xapi.registration(registration), Xapi.statement(other, "sub-2", "did", "q1")));
        all.post(Xapi.statement("sub-1", "did", "q1"));
        Xapi drill = launch("sub-1");
        drill.post(Xapi.with(Xapi.registration(registration), Xapi.statement("sub-1", "did", "q1")));
        assertThat(drill.list("").get("statements")).hasSize(1);
        assertThat(drill.list("?" + Xapi.byAgent("sub-2")).get("statements")).isEmpty();
        assertThat(drill.get("?statementId=" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void tenantsNeitherSeeNorDisturbEachOther() {
        UUID id = UUID.randomUUID();
        all.post(Xapi.statement(id, "p1", "did", "q1"));
        Xapi other = Xapi.basic(http, tenants.create().key());
        assertThat(other.get("?statementId=" + id).statusCode()).isEqualTo(404);
        assertThat(other.list("").get("statements")).isEmpty();
        assertThat(other.list("?" + Xapi.byAgent("p1")).get("statements")).isEmpty();
        assertThat(other.post(Xapi.statement(id, "p2", "saw", "q2")).statusCode())
                .isEqualTo(200);
        assertThat(other.post(Xapi.voiding(id)).statusCode()).isEqualTo(200);
        assertThat(all.get("?statementId=" + id).body()).contains("verbs.example/did");
    }
}
