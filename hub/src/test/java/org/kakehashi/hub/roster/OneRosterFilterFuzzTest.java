package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.net.http.HttpResponse;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whatever stands in a filter, a sort or a selection: it is answered or refused, never a fault, and nothing of it is run as SQL. */
@HubTest
@Import(RosterApi.class)
class OneRosterFilterFuzzTest {
    private static final int TRIES = 300;
    private static final Set<Integer> ANSWERED = Set.of(200, 400, 422);

    @Autowired
    RosterApi api;

    private TestTenant tenant = new TestTenant(0, "", "", "");

    @BeforeEach
    void roster() {
        tenant = api.tenant();
    }

    @Test
    void neverAFault() {
        String bySource = api.token(tenant, RosterApi.BY_SOURCE, RosterApi.SCOPES);
        String pairwise = api.token(tenant, RosterApi.EVERYTHING, RosterApi.SCOPES);
        JqwikSession.run(() -> {
            Random random = new Random(20_261_126);
            RandomGenerator<String> filters = filters().generator(TRIES);
            RandomGenerator<String> paths = Arbitraries.of(
                            "/users", "/classes", "/enrollments", "/demographics", "/orgs", "/academicSessions")
                    .generator(TRIES);
            RandomGenerator<String> places = Arbitraries.of("filter", "filter", "filter", "filter", "sort", "fields")
                    .generator(TRIES);
            for (int i = 0; i < TRIES; i++) {
                String address = ROSTERING + paths.next(random).value() + "?"
                        + places.next(random).value() + "="
                        + encoded(filters.next(random).value());
                HttpResponse<String> answer = api.ask(i % 2 == 0 ? bySource : pairwise, address);
                assertThat(ANSWERED).as(address + " " + answer.body()).contains(answer.statusCode());
            }
        });
        assertThat(api.count("select count(*) from roster_user where tenant_id = ?", tenant.id()))
                .isEqualTo(api.ids(bySource, ROSTERING + "/users").size());
    }

    /** Whole filters of likely and unlikely parts, and broken ones. */
    private static Arbitrary<String> filters() {
        Arbitrary<String> clauses =
                Combinators.combine(fields(), ops(), values()).as((f, op, v) -> f + op + v);
        Arbitrary<String> joined = Combinators.combine(
                        clauses, Arbitraries.of(" AND ", " OR ", " and ", "AND", " "), clauses)
                .as((a, join, b) -> a + join + b);
        return Arbitraries.oneOf(clauses, joined, Arbitraries.strings().ofMaxLength(60), fields());
    }

    private static Arbitrary<String> fields() {
        return Arbitraries.of(
                "sourcedId",
                "status",
                "dateLastModified",
                "familyName",
                "roles.role",
                "roles.org.sourcedId",
                "user.sourcedId",
                "agents.sourcedId",
                "terms.sourcedId",
                "grades",
                "primary",
                "birthDate",
                "enabledUser",
                "metadata.jp.homeClass",
                "metadata.jp.shussekiNo",
                "metadata",
                "t.tenant_id",
                "1;drop table person",
                "");
    }

    private static Arbitrary<String> ops() {
        return Arbitraries.of("=", "!=", ">", ">=", "<", "<=", "~", "==", "<>", " = ", "");
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> inside = Arbitraries.oneOf(
                Arbitraries.of(
                        "student",
                        "true",
                        "2026-04-01",
                        "2026-04-01T00:00:00Z",
                        "+999999999-12-31",
                        "-4713-01-01",
                        "0000-01-01T00:00:00+18:00",
                        "00000000-0000-4000-8000-000000000000",
                        "12345678901234567890",
                        "1e9",
                        "%",
                        "\\",
                        "' or 1=1 --",
                        "'' or ''1''=''1",
                        "'; drop table person; --",
                        ":tenant",
                        "?",
                        "{}",
                        "\u0000",
                        ",,,"),
                Arbitraries.strings().ofMaxLength(30));
        return Arbitraries.oneOf(
                inside.map(value -> "'" + value.replace("'", "''") + "'"),
                inside.map(value -> "'" + value + "'"),
                inside);
    }
}
