package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;

/** Functions that run as the owner, so past the policies: each looks itself whose rows it touches. */
@HubTest
class OwnerFunctionsTest extends TenantWallStage {
    @Test
    void functionsThatRunAsTheOwnerDoNothingForAnotherTenant() {
        assertThat(asOwner()
                        .queryForList(
                                "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef",
                                String.class))
                .containsExactlyInAnyOrder(
                        "erase_statements",
                        "erase_agents",
                        "settle_erasure",
                        "erase_unused_attachments",
                        "find_credential",
                        "touch_credential",
                        "tenants_to_seal");
        String none = "'{}'::bigint[]";
        String all = "(select array_agg(seq) from generate_series(0, 9) seq)";
        for (String tenant : List.of("", wrong)) {
            for (String call : List.of(
                    "erase_statements(%d, " + String.join(", ", all, none, none, none, none, none) + ")",
                    "erase_agents(%d, " + all + ")",
                    "settle_erasure(%d)",
                    "erase_unused_attachments(%d)")) {
                assertThat(refused(tenant, "select " + call.formatted(right)))
                        .as(call)
                        .isTrue();
            }
        }
    }

    /** Who calls these has the secret itself; a hash that is nobody's gives nothing. The third tells numbers of tenants alone. */
    @Test
    void whatIsAskedBeforeATenantIsKnownGivesNothingForAGuess() {
        String used =
                "select coalesce(sum(extract(epoch from last_used_at)), 0)::bigint from credential where tenant_id = ?";
        Long before = asOwner().queryForObject(used, Long.class, right);
        for (String guess : List.of("null", "''::bytea", "sha256('guess')")) {
            assertThat(touched("", "select count(*) from find_credential(" + guess + ")"))
                    .isZero();
            server.queryForList("select touch_credential(" + guess + ")");
        }
        assertThat(asOwner().queryForObject(used, Long.class, right)).isEqualTo(before);
    }
}
