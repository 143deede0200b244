package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.roster.ManyLeave.School;
import org.kakehashi.hub.roster.internal.apply.LeavingGuard.Watched;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore.Target;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which pupils of a source are in a class on one of some days, before a delivery is applied and after. All days are inclusive; the
 * first and the last are the same where one day counts.
 */
@Repository
class LeavingStore {
    private static final String ENROLLED = """
            from enrollment e
            join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source and u.sourced_id = e.user_sourced_id
                and u.active
            join school_class c on c.tenant_id = e.tenant_id and c.source = e.source and c.sourced_id = e.class_sourced_id
            where e.tenant_id = :tenant and e.source = :source and e.role = 'student'
                and e.valid_from <= :last and e.valid_to >= :first and e.valid_from <= e.valid_to
                and c.valid_from <= :last and c.valid_to >= :first and c.valid_from <= c.valid_to
            """;

    private final JdbcClient jdbc;

    LeavingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A school year.
     *
     * @param first its first day
     * @param term the first day of those of its terms that aren't over and have delivered classes
     */
    record SchoolYear(LocalDate first, LocalDate term) {}

    /** The last school year in which delivered classes are; none where all of them are over. */
    Optional<SchoolYear> schoolYear(Target target) {
        // A term that is over may be delivered no more: the year's first day may be known from what stands only.
        return jdbc.sql("""
                        with year as (
                            select a.school_year, min(a.start_date) filter (where a.end_date >= :begins) as term
                            from (select distinct unnest(c.term_sourced_ids) as sourced_id from stage_school_class c
                                where c.tenant_id = :tenant and c.import_id = :import and not c.deleted) term
                            join stage_academic_session a on a.tenant_id = :tenant and a.import_id = :import
                                and a.sourced_id = term.sourced_id and not a.deleted
                            group by a.school_year having max(a.end_date) >= :begins
                            order by a.school_year desc limit 1)
                        select term, least(
                            (select min(a.start_date) from stage_academic_session a where a.tenant_id = :tenant
                                and a.import_id = :import and not a.deleted and a.school_year = year.school_year),
                            (select min(a.start_date) from academic_session a where a.tenant_id = :tenant
                                and a.source = :source and a.school_year = year.school_year)) as first
                        from year
                        """).params(target.values()).query(SchoolYear.class).optional();
    }

    /** The day on which the term before a first day ended for most pupils: within two months, since a holiday may lie between. */
    Optional<LocalDate> lastDayBefore(Target target, LocalDate first) {
        return jdbc.sql("""
                        select e.valid_to from enrollment e
                        where e.tenant_id = :tenant and e.source = :source and e.role = 'student'
                            and e.valid_to >= :first::date - 60 and e.valid_to < :first and e.valid_from <= e.valid_to
                        group by e.valid_to order by count(*) desc, e.valid_to desc limit 1
                        """)
                .params(target.values())
                .param("first", first)
                .query(LocalDate.class)
                .optional();
    }

    /** How many pupils are enrolled on a day. */
    long enrolled(Target target, LocalDate on) {
        return jdbc.sql("select count(distinct u.person_id) " + ENROLLED)
                .params(target.values())
                .param("first", on)
                .param("last", on)
                .query(Long.class)
                .single();
    }

    /** Notes those who are enrolled on one of some days, as those who should be on the watched day; gives their count. */
    long remember(Target target, LocalDate day, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        insert into stage_enrolled (tenant_id, import_id, day, person_id, school_sourced_id)
                        select :tenant, :import, :day, u.person_id, min(e.school_sourced_id) %s group by u.person_id
                        """.formatted(ENROLLED))
                .params(target.values())
                .param("day", day)
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Forgets who should be enrolled on a day. */
    void forget(Target target, LocalDate day) {
        jdbc.sql("delete from stage_enrolled where tenant_id = :tenant and import_id = :import and day = :day")
                .params(target.values())
                .param("day", day)
                .update();
    }

    /** The schools of those who should be enrolled on the watched days, and how many of these aren't. */
    List<School> leaving(Target target, Watched watched) {
        return jdbc.sql("""
                        with there as materialized (select distinct u.person_id, e.school_sourced_id %s)
                        select coalesce(o.name, s.school_sourced_id) as name, count(*) as enrolled,
                            count(*) filter (where still.person_id is null) as leaving,
                            bool_and(held.school_sourced_id is null) and count(*) filter (where still.person_id is null)
                                > case when :turn then count(*) / 2 else 0 end as lost
                        from stage_enrolled s
                        left join (select distinct person_id from there) still on still.person_id = s.person_id
                        left join (select distinct school_sourced_id from there) held
                            on held.school_sourced_id = s.school_sourced_id
                        left join org o on o.tenant_id = :tenant and o.source = :source and o.sourced_id = s.school_sourced_id
                        where s.tenant_id = :tenant and s.import_id = :import and s.day = :first
                        group by s.school_sourced_id, o.name order by lost desc, leaving desc, name
                        """.formatted(ENROLLED))
                .params(target.values())
                .param("first", watched.first())
                .param("last", watched.last())
                .param("turn", watched.turn())
                .query(School.class)
                .list();
    }
}
