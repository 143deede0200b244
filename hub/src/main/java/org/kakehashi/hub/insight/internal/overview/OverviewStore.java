package org.kakehashi.hub.insight.internal.overview;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the facts of groups of pupils. */
@Repository
class OverviewStore {
    private final JdbcClient jdbc;

    OverviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many pupils of a group studied, and for how long together. */
    record Studied(long pupils, long seconds) {}

    /** By the group's place in the list; a group that did not study is missing. Both dates inclusive. */
    Map<Integer, Studied> studied(int tenantId, List<List<UUID>> groups, LocalDate from, LocalDate to) {
        Map<Integer, Studied> found = new HashMap<>();
        jdbc.sql("""
                        select g.place, count(distinct f.person_id) as pupils, sum(f.seconds) as seconds
                        from unnest(:persons::uuid[], :places::int[]) g (person_id, place)
                        join fact_day f on f.tenant_id = :tenant and f.person_id = g.person_id and f.day between :from and :to
                        where f.seconds > 0 or f.answered > 0
                        group by g.place
                        """)
                .param("tenant", tenantId)
                .param("persons", groups.stream().flatMap(List::stream).toArray(UUID[]::new))
                .param(
                        "places",
                        IntStream.range(0, groups.size())
                                .boxed()
                                .flatMap(place -> groups.get(place).stream().map(pupil -> place))
                                .toArray(Integer[]::new))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    found.put(row.getInt("place"), new Studied(row.getLong("pupils"), row.getLong("seconds")));
                });
        return found;
    }
}
