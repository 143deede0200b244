package org.kakehashi.hub.roster.internal.classes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.roster.Cohorts.Cohort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pupils by school and grade. */
@Repository
public class CohortStore {
    private final JdbcClient jdbc;

    CohortStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pupils of homeroom classes on that day. */
    public List<Cohort> homerooms(int tenantId, LocalDate on) {
        return jdbc.sql("""
                        with pupil as (
                            select distinct on (u.person_id) u.person_id, o.org_id, o.name, c.grades[1] as grade
                            from school_class c
                            join org o on o.tenant_id = c.tenant_id and o.source = c.source and o.sourced_id = c.school_sourced_id
                            join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source
                                and e.class_sourced_id = c.sourced_id
                            join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source
                                and u.sourced_id = e.user_sourced_id
                            where c.tenant_id = :tenant and c.class_type = 'homeroom' and cardinality(c.grades) > 0
                                and :on between c.valid_from and c.valid_to and e.role = 'student'
                                and :on between e.valid_from and e.valid_to
                            order by u.person_id, c.class_id)
                        select org_id, name, grade, array_agg(person_id) as pupils from pupil
                        group by org_id, name, grade order by name, org_id, grade
                        """)
                .param("tenant", tenantId)
                .param("on", on)
                .query((row, n) -> new Cohort(
                        row.getObject("org_id", UUID.class),
                        row.getString("name"),
                        row.getString("grade"),
                        List.of((UUID[]) row.getArray("pupils").getArray())))
                .list();
    }
}
