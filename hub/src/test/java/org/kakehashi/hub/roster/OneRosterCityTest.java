package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A page of a school costs what the page has in it, however many pupils the tenant has. */
@HubTest
@Import(RosterApi.class)
class OneRosterCityTest {
    private static final int PUPILS = 393;
    private static final int CITY = 420;
    private static final int TRIES = 40;
    private static final double NEARLY_ALL = 0.95;

    /** Loose, as other work may run on the machine; the bench has the exact ratio. Reading all pupils would be far beyond. */
    private static final int MOST_TIMES = 6;

    @Autowired
    RosterApi api;

    @Autowired
    TestTenants tenants;

    @Test
    void aHundredStudentsOfASchoolCostTheSameInACity() {
        TestTenant demo = schools(3);
        TestTenant city = schools(CITY);
        for (String release : List.of(RosterApi.EVERYTHING, RosterApi.BY_SOURCE)) {
            String inDemo = api.token(demo, release, RosterApi.SCOPES);
            String inCity = api.token(city, release, RosterApi.SCOPES);
            for (String query : List.of(
                    "/schools/{}/students?limit=100",
                    "/users?limit=100&filter=" + encoded("roles.org.sourcedId='{}'"))) {
                long few = time(inDemo, query);
                long many = time(inCity, query);
                assertThat(many).as(query).isLessThan(few * MOST_TIMES);
            }
        }
    }

    /** The time in which nearly all requests are answered, in nanoseconds. */
    private long time(String token, String query) {
        String school = api.ids(token, ROSTERING + "/schools?limit=1&offset=2").getFirst();
        String address = ROSTERING + query.replace("{}", school).replace(encoded("{}"), school);
        assertThat(api.ids(token, address)).hasSize(100);
        long[] times = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            times[i] = took(token, address);
        }
        Arrays.sort(times);
        return times[(int) (TRIES * NEARLY_ALL) - 1];
    }

    private long took(String token, String address) {
        long start = System.nanoTime();
        assertThat(api.ask(token, address).statusCode()).isEqualTo(200);
        return System.nanoTime() - start;
    }

    private TestTenant schools(int count) {
        TestTenant tenant = tenants.create();
        String every = " from generate_series(1, " + count + ") s, generate_series(1, " + PUPILS + ") n";
        api.change(
                "insert into org (tenant_id, source, sourced_id, name, type, digest, active, updated_at)"
                        + " select ?, 'city', 's' || s, '小学校', 'school', gen_random_uuid(), true, now() from generate_series(1, "
                        + count + ") s",
                tenant.id());
        api.change(
                "insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,"
                        + " family_name, agent_sourced_ids, grades, resource_sourced_ids, primary_org_sourced_id, digest, active, updated_at)"
                        + " select ?, 'city', 'p' || s || '-' || n, gen_random_uuid(), true, 'u' || s || '-' || n, '{}', '花子', '佐藤', '{}',"
                        + " '{P3}', '{}', 's' || s, gen_random_uuid(), true, now()" + every,
                tenant.id());
        api.change(
                "insert into user_role (tenant_id, source, sourced_id, user_sourced_id, role_type, role, org_sourced_id, valid_from,"
                        + " valid_to, digest, active, updated_at) select ?, 'city', 'r' || s || '-' || n, 'p' || s || '-' || n, 'primary',"
                        + " 'student', 's' || s, '-infinity', 'infinity', gen_random_uuid(), true, now()" + every,
                tenant.id());
        api.change("analyze roster_user, user_role, org");
        return tenant;
    }
}
