package org.kakehashi.hub.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.roster.RosterApi.ROSTERING;
import static org.kakehashi.hub.roster.RosterApi.encoded;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A page of a school costs what the page has in it, however many pupils the tenant has. */
@HubTest
@Import({RosterApi.class, RosterCity.class})
class OneRosterCityTest {
    private static final int CITY = 420;
    private static final int TRIES = 40;
    private static final double NEARLY_ALL = 0.95;

    /** Loose, as other work may run on the machine; the bench has the exact ratio. Reading all pupils would be far beyond. */
    private static final int MOST_TIMES = 6;

    @Autowired
    RosterApi api;

    @Autowired
    RosterCity cities;

    @Test
    void aHundredStudentsOfASchoolCostTheSameInACity() {
        TestTenant demo = cities.schools(3);
        TestTenant city = cities.schools(CITY);
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
}
