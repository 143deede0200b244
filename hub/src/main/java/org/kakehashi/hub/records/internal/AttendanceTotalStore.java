package org.kakehashi.hub.records.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.kakehashi.hub.records.AttendanceTotals.Total;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts days of attendance. */
@Repository
public class AttendanceTotalStore {
    private final JdbcClient jdbc;

    AttendanceTotalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days to attend and days absent by group. */
    public Map<Integer, Total> of(int tenantId, List<List<UUID>> groups, LocalDate from, LocalDate to) {
        Map<Integer, Total> totals = new HashMap<>();
        jdbc.sql("""
                        with day as (
                            select distinct on (a.person_id, a.date) g.place, a.status
                            from unnest(:persons::uuid[], :places::int[]) g (person_id, place)
                            join attendance a on a.tenant_id = :tenant and a.person_id = g.person_id
                                and a.date between :from and :to
                            order by a.person_id, a.date, a.updated_at desc, a.record_id desc)
                        select place, count(*) as recorded, count(*) filter (where status like 'ABSENT%') as absent from day
                        where status not in ('SUSPENDED', 'MOURNING', 'CLOSED') group by place
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
                    totals.put(row.getInt("place"), new Total(row.getLong("recorded"), row.getLong("absent")));
                });
        return totals;
    }
}
