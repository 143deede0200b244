package org.kakehashi.hub.roster.internal;

import java.util.List;
import org.kakehashi.hub.roster.ManyLeave.School;
import org.kakehashi.hub.roster.internal.RosterApplyStore.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which pupils of a source are in a class on the day from which a delivery counts, before it is applied and after. */
@Repository
class LeavingStore {
    private static final String ENROLLED = """
            from enrollment e
            join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source and u.sourced_id = e.user_sourced_id
                and u.active
            join school_class c on c.tenant_id = e.tenant_id and c.source = e.source and c.sourced_id = e.class_sourced_id
            where e.tenant_id = :tenant and e.source = :source and e.role = 'student'
                and :begins between e.valid_from and e.valid_to and :begins between c.valid_from and c.valid_to
            """;

    private final JdbcClient jdbc;

    LeavingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes who is enrolled. */
    void remember(Target target) {
        jdbc.sql("""
                        insert into stage_enrolled (tenant_id, import_id, person_id, school_sourced_id)
                        select :tenant, :import, u.person_id, min(e.school_sourced_id) %s group by u.person_id
                        """.formatted(ENROLLED)).params(target.values()).update();
    }

    /** The schools with pupils who were noted, and how many of these are enrolled no longer. */
    List<School> leaving(Target target) {
        return jdbc.sql("""
                        select coalesce(o.name, s.school_sourced_id) as name, count(*) as enrolled,
                            count(*) filter (where still.person_id is null) as leaving
                        from stage_enrolled s
                        left join (select distinct u.person_id %s) still on still.person_id = s.person_id
                        left join org o on o.tenant_id = :tenant and o.source = :source and o.sourced_id = s.school_sourced_id
                        where s.tenant_id = :tenant and s.import_id = :import
                        group by s.school_sourced_id, o.name order by leaving desc, name
                        """.formatted(ENROLLED))
                .params(target.values())
                .query(School.class)
                .list();
    }
}
