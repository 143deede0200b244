package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** What is particular to state (xAPI 1.0.3 part 3, 2.3), and who may reach which documents. */
@HubTest
class StateTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    TenantTransactions transactions;

    TestTenant tenant;
    Xapi xapi;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities/state 1.0.3", "activities/state 2.0.0"})
    void registrationsAreContextsOfTheirOwn(String kind) {
        DocumentPlace none = DocumentPlace.of(xapi, kind);
        DocumentPlace first = none.registration(UUID.randomUUID());
        DocumentPlace second = none.registration(UUID.randomUUID()).id("other");
        none.put("\"none\"");
        first.put("\"first\"");
        second.put("\"second\"");
        assertThat(none.get().body()).isEqualTo("\"none\"");
        assertThat(first.get().body()).isEqualTo("\"first\"");
        assertThat(second.id("本棚").get().statusCode()).isEqualTo(404);
        assertThat(first.list("").body()).isEqualTo("[\"本棚\"]");
        assertThat(none.list("").body()).isEqualTo("[\"other\",\"本棚\"]");
        assertThat(none.delete().statusCode()).isEqualTo(204);
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities/state 1.0.3", "activities/state 2.0.0"})
    void allStateOfAContextIsDeletedAtOnce(String kind) {
        DocumentPlace none = DocumentPlace.of(xapi, kind);
        DocumentPlace first = none.registration(UUID.randomUUID());
        DocumentPlace elsewhere = DocumentPlace.of(xapi, kind);
        none.put("1");
        none.id("other").put("2");
        first.put("3");
        elsewhere.put("4");
        assertThat(xapi.send(first.requestTo("?" + first.context()).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(first.get().statusCode()).isEqualTo(404);
        assertThat(none.list("").body()).isEqualTo("[\"other\",\"本棚\"]");
        first.put("3");
        assertThat(xapi.send(none.requestTo("?" + none.context()).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(none.list("").body()).isEqualTo("[]");
        assertThat(first.get().statusCode()).isEqualTo(404);
        assertThat(elsewhere.get().statusCode()).isEqualTo(200);
        assertThat(xapi.send(none.requestTo("?" + none.context()).DELETE()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void moreIdsThanAPageAreListedAll() {
        DocumentPlace place = DocumentPlace.of(xapi, "activities/state 1.0.3");
        for (int i = 0; i < 1003; i++) {
            place.id("id-" + i).put("1");
        }
        assertThat(Xapi.JSON.readTree(place.list("").body())).hasSize(1003);
    }

    @ParameterizedTest
    @MethodSource("org.kakehashi.hub.lrs.DocumentPlace#kinds")
    void documentsAreReachedWithTheirScopeOnly(String kind) {
        DocumentPlace place = DocumentPlace.of(xapi, kind);
        Permission needed = place.isState() ? Permission.XAPI_STATE : Permission.XAPI_PROFILE;
        Permission other = place.isState() ? Permission.XAPI_PROFILE : Permission.XAPI_STATE;
        DocumentPlace without = place.as(client(EnumSet.of(
                other, Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ, Permission.XAPI_DEFINE)));
        assertThat(without.put("{}").statusCode()).isEqualTo(403);
        assertThat(without.post("{}").statusCode()).isEqualTo(403);
        assertThat(without.get().statusCode()).isEqualTo(403);
        assertThat(without.list("").statusCode()).isEqualTo(403);
        assertThat(without.delete().statusCode()).isEqualTo(403);
        assertThat(place.as(new Xapi(http, "Basic eDp5")).get().statusCode()).isEqualTo(401);
        assertThat(place.as(client(EnumSet.of(needed))).put("{}").statusCode()).isEqualTo(204);
    }

    @Test
    void aLaunchKeepsStateForItsActorAndRegistrationOnly() {
        UUID registration = UUID.randomUUID();
        DocumentPlace place = DocumentPlace.of(xapi, "activities/state 1.0.3");
        String agent = Xapi.byAgent("sub-1");
        DocumentPlace own = place.context(place.context().replaceAll("agent=[^&]*", agent))
                .registration(registration)
                .as(launch("sub-1", registration));
        assertThat(own.put("{}").statusCode()).isEqualTo(204);
        assertThat(own.get().statusCode()).isEqualTo(200);
        assertThat(own.list("").statusCode()).isEqualTo(200);
        DocumentPlace[] foreign = {
            own.context(own.context().replaceAll("agent=[^&]*", Xapi.byAgent("sub-2"))),
            own.context(own.context().replaceAll("&registration=.*", "&registration=" + UUID.randomUUID())),
            own.context(own.context().replaceAll("&registration=.*", ""))
        };
        for (DocumentPlace one : foreign) {
            assertThat(one.put("{}").statusCode()).isEqualTo(403);
            assertThat(one.post("{}").statusCode()).isEqualTo(403);
            assertThat(one.get().statusCode()).isEqualTo(403);
            assertThat(one.list("").statusCode()).isEqualTo(403);
            assertThat(one.delete().statusCode()).isEqualTo(403);
            assertThat(xapi.send(one.requestTo("?" + one.context()).DELETE()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(own.delete().statusCode()).isEqualTo(204);
    }

    private Xapi client(Set<Permission> permissions) {
        String key = "client-" + UUID.randomUUID();
        tenants.client(tenant.id(), key, permissions);
        return Xapi.basic(http, key);
    }

    private Xapi launch(String actor, UUID registration) {
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issue(
                        tenant.id(),
                        UUID.randomUUID(),
                        "drill",
                        EnumSet.of(Permission.XAPI_STATE),
                        new GrantLimits("https://school.example", actor, registration),
                        Duration.ofHours(1)));
        return new Xapi(http, "Bearer " + token);
    }
}
