package org.kakehashi.hub.insight.internal.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the facts of persons' days. */
@Repository
class StudyStore {
    private final JdbcClient jdbc;

    StudyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What these persons studied, by person and day; both dates inclusive. */
    Map<UUID, Map<LocalDate, Study>> days(int tenantId, Collection<UUID> persons, LocalDate from, LocalDate to) {
        Map<UUID, Map<LocalDate, Study>> found = new HashMap<>();
        jdbc.sql("""
                        select person_id, day, answered, first_tries, first_try_correct, seconds from fact_day
                        where tenant_id = :tenant and person_id = any(:persons::uuid[]) and day between :from and :to
                        """)
                .param("tenant", tenantId)
                .param("persons", texts(persons))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("person_id", UUID.class), any -> new HashMap<>())
                            .put(row.getObject("day", LocalDate.class), study(row));
                });
        return found;
    }

    /** One activity of a person's day. */
    record ActivityStudy(Label activity, Study study) {}

    /** A person's day by activity, the longest first. */
    List<ActivityStudy> activities(int tenantId, UUID person, LocalDate day) {
        return jdbc.sql("""
                        select t.iri, t.name_ja, t.name_en, f.answered, f.first_tries, f.first_try_correct, f.seconds
                        from fact f join fact_term t on t.tenant_id = f.tenant_id and t.term = f.activity
                        where f.tenant_id = :tenant and f.person_id = :person and f.day = :day
                        order by f.seconds desc, t.iri
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("day", day)
                .query((row, n) -> new ActivityStudy(
                        new Label(row.getString("iri"), row.getString("name_ja"), row.getString("name_en")),
                        study(row)))
                .list();
    }

    /** A text that changes whenever facts of these persons in that time, or any record, may have changed. */
    String version(int tenantId, Collection<UUID> persons, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select concat_ws('-', coalesce((select c.record_batch from fact_cursor c where c.tenant_id = :tenant), 0),
                            count(*), coalesce(sum(revision), 0))
                        from fact_day
                        where tenant_id = :tenant and person_id = any(:persons::uuid[]) and day between :from and :to
                        """)
                .param("tenant", tenantId)
                .param("persons", texts(persons))
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .single();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Study study(ResultSet row) throws SQLException {
        return new Study(
                row.getInt("answered"),
                row.getInt("first_tries"),
                row.getInt("first_try_correct"),
                row.getInt("seconds"));
    }
}
