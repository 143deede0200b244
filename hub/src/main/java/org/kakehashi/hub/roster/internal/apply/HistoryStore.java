package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore.Target;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps what was where a delivery reuses a sourcedId for what comes after it: the same enrolment with another class, the same role at
 * another school, either with a later beginDate. What was stands on under a sourcedId of the hub's own, which no delivery names.
 *
 * <p>Where the beginDate stays as it was, the delivery says in so many words that it was so from then on. It is taken as a correction,
 * and what was is written over; {@code roster.enrollment-changed-in-place} tells people of it, since a source that edits in place says the same.
 */
@Repository
class HistoryStore {
    private final JdbcClient jdbc;

    HistoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The day from which a delivery counts: today, or the first day of its classes where all of them begin later, as in next year's
     * roster that comes in March.
     */
    LocalDate begins(Target target) {
        return jdbc.sql("""
                        select greatest(:today::date, coalesce(min(a.start_date), :today::date))
                        from (select distinct unnest(c.term_sourced_ids) as sourced_id from stage_school_class c
                            where c.tenant_id = :tenant and c.import_id = :import and not c.deleted) term
                        join stage_academic_session a on a.tenant_id = :tenant and a.import_id = :import
                            and a.sourced_id = term.sourced_id and not a.deleted
                        """).params(target.values()).query(LocalDate.class).single();
    }

    /** Before enrolments are applied. */
    void keepEnrolments(Target target) {
        // Who comes back is taken to have been there all the time, unless another class had the pupil meanwhile.
        keep(target, RosterTables.ENROLLMENT, """
                (t.class_sourced_id, t.user_sourced_id, t.role) is distinct from (s.class_sourced_id, s.user_sourced_id, s.role)
                """, """
                exists (select from roster_user me join roster_user u on u.tenant_id = me.tenant_id
                        and u.person_id = me.person_id
                    join enrollment o on o.tenant_id = u.tenant_id and o.source = u.source and o.user_sourced_id = u.sourced_id
                    where me.tenant_id = t.tenant_id and me.source = t.source and me.sourced_id = t.user_sourced_id
                        and o.role = 'student' and (o.source, o.class_sourced_id) is distinct from (t.source, t.class_sourced_id)
                        and o.valid_from < :begins and o.valid_to > t.valid_to and o.valid_from > t.valid_from)
                """);
    }

    /** Before roles are applied. */
    void keepRoles(Target target) {
        keep(target, RosterTables.USER_ROLE, """
                (t.org_sourced_id, t.user_sourced_id, t.role) is distinct from (s.org_sourced_id, s.user_sourced_id, s.role)
                """, "false");
    }

    private void keep(Target target, RosterTable<?> table, String differs, String wasElsewhere) {
        List<String> columns = Stream.concat(
                        table.columnNames().stream(),
                        Stream.of("moved_in", "valid_from", "metadata", "digest", "modified"))
                .filter(name -> !name.equals("end_date"))
                .toList();
        boolean stamped = table == RosterTables.ENROLLMENT;
        jdbc.sql("""
                        with turned as (
                            select t.*, coalesce(s.begin_date, :begins) as turns, s.begin_date is null as undated
                            from %1$s t join %2$s s on s.tenant_id = t.tenant_id and s.sourced_id = t.sourced_id
                            where t.tenant_id = :tenant and t.source = :source and s.import_id = :import and not s.deleted
                                and t.valid_from < coalesce(s.begin_date, :begins) and t.valid_from <= t.valid_to
                                and (%3$s or s.begin_date > :today or (not t.active and s.begin_date > t.valid_to)
                                    or (not t.active and t.valid_to < :begins and s.begin_date is null and %4$s))),
                        kept as (
                            insert into %1$s (tenant_id, source, sourced_id, active, updated_at, valid_to, end_date, kept, %5$s %6$s)
                            select tenant_id, source, sourced_id || '~' || to_char(turns, 'YYYYMMDD'), false, now(),
                                least(valid_to, turns - 1), least(valid_to, turns - 1), true, %5$s %6$s from turned
                            on conflict (tenant_id, source, sourced_id) do update set active = false, updated_at = now(), kept = true,
                                valid_to = excluded.valid_to, end_date = excluded.end_date, %7$s)
                        update %1$s t set moved_in = turned.turns from turned
                        where t.tenant_id = turned.tenant_id and t.source = turned.source and t.sourced_id = turned.sourced_id
                            and turned.undated
                        """.formatted(
                                table.name(),
                                table.stage(),
                                differs,
                                wasElsewhere,
                                columns.stream().collect(Collectors.joining(", ")),
                                stamped ? ", created_at" : "",
                                columns.stream()
                                        .map(name -> name + " = excluded." + name)
                                        .collect(Collectors.joining(", "))))
                .params(target.values())
                .update();
    }
}
