package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.Map;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.hub.roster.internal.table.References;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a staged roster over what stands. All within one transaction, in which {@code now()} marks what it touched. */
@Repository
public class RosterApplyStore {
    private final JdbcClient jdbc;

    RosterApplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which staged set is applied, to which source, on which school day.
     *
     * @param begins the day from which it counts: today, or later
     */
    record Target(int tenantId, long importId, String source, LocalDate today, LocalDate begins) {
        Target beginning(LocalDate day) {
            return new Target(tenantId, importId, source, today, day);
        }

        /** Whether it is of a time to come, until when what stands goes on. */
        boolean isAhead() {
            return begins.isAfter(today);
        }

        Map<String, Object> values() {
            return Map.of("tenant", tenantId, "import", importId, "source", source, "today", today, "begins", begins);
        }
    }

    /** Two runs of a tenant never apply at once, whatever became of the lock that their workers held. */
    public void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727002, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /** An apply waits until whoever calls this has ended its transaction, and the other way round. */
    public void holdOff(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock_shared(727002, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    /** Writes what is new or differs in one table; gives the count of rows. */
    long upsert(Target target, ApplyPlan plan) {
        return run(plan.upsert(), target);
    }

    /** Ends what is no longer delivered, or marked so; gives the count of rows. */
    long end(Target target, ApplyPlan plan, DeliveryMode mode) {
        // What has no dates can't end ahead of time; it does with the first delivery after it.
        if (mode == DeliveryMode.BULK && target.isAhead() && !plan.ends()) {
            return 0;
        }
        return run(mode == DeliveryMode.BULK ? plan.endMissing() : plan.endDeleted(), target);
    }

    /** Ends what means nothing without rows that have just ended, such as enrolments in a class that a delta deletes. */
    long endReferring(Target target, ApplyPlan plan, References.Reference reference) {
        if (target.isAhead() && !plan.ends()) {
            return 0;
        }
        return run(plan.endReferring(reference), target);
    }

    /** Ends what a delivery that names all rows of the users it touches doesn't name of them. */
    long endOfUsers(Target target, ApplyPlan plan) {
        return run(plan.endMissingOfUsers(), target);
    }

    /**
     * A pupil's first enrolment without a beginDate begins today where the pupil was in another homeroom class since the class began: one
     * that this source has ended, or one of another school in another source's roster.
     */
    void dateMoves(Target target) {
        dateMovesBetweenSources(target);
        run("""
                update enrollment n set moved_in = :today, valid_from = greatest(n.valid_from, :today)
                from school_class nc
                where n.tenant_id = :tenant and n.source = :source and n.created_at = now() and n.begin_date is null
                    and n.role = 'student' and nc.tenant_id = n.tenant_id and nc.source = n.source
                    and nc.sourced_id = n.class_sourced_id and nc.class_type = 'homeroom'
                    and exists (select from enrollment o join school_class oc on oc.tenant_id = o.tenant_id
                            and oc.source = o.source and oc.sourced_id = o.class_sourced_id and oc.class_type = 'homeroom'
                        where o.tenant_id = n.tenant_id and o.source = n.source and o.user_sourced_id = n.user_sourced_id
                            and o.role = 'student' and not o.active and o.valid_from <= o.valid_to
                            and o.class_sourced_id <> n.class_sourced_id and o.valid_to >= nc.valid_from)
                """, target);
    }

    private void dateMovesBetweenSources(Target target) {
        run("""
                update enrollment n set moved_in = :today, valid_from = greatest(n.valid_from, :today)
                from school_class nc, org school, roster_user me
                where n.tenant_id = :tenant and n.source = :source and n.created_at = now() and n.begin_date is null
                    and n.role = 'student' and nc.tenant_id = n.tenant_id and nc.source = n.source
                    and nc.sourced_id = n.class_sourced_id and nc.class_type = 'homeroom' and nc.valid_from < :today
                    and school.tenant_id = n.tenant_id and school.source = n.source
                    and school.sourced_id = n.school_sourced_id
                    and me.tenant_id = n.tenant_id and me.source = n.source and me.sourced_id = n.user_sourced_id
                    and me.person_id in (select u.person_id from roster_user u
                        join enrollment o on o.tenant_id = u.tenant_id and o.source = u.source
                            and o.user_sourced_id = u.sourced_id and o.role = 'student'
                        join school_class oc on oc.tenant_id = o.tenant_id and oc.source = o.source
                            and oc.sourced_id = o.class_sourced_id and oc.class_type = 'homeroom'
                        join org other on other.tenant_id = o.tenant_id and other.source = o.source
                            and other.sourced_id = o.school_sourced_id
                        where u.tenant_id = :tenant and u.source <> :source and o.valid_from < :today
                            and o.valid_to >= nc.valid_from and other.identifier <> school.identifier)
                """, target);
    }

    /** Takes names over to the persons of the users that were touched. */
    void persons(Target target) {
        run("""
                insert into person (tenant_id, person_id, family_name, given_name, kana_family, kana_given,
                    display_name, kana)
                select tenant_id, person_id, family, given, kana_f, kana_g, family || ' ' || given,
                    nullif(concat_ws(' ', kana_f, kana_g), '')
                from (select distinct on (person_id) tenant_id, person_id,
                        coalesce(preferred_family, family_name) as family,
                        coalesce(preferred_given, given_name) as given,
                        case when preferred_family is null then kana_family
                            else coalesce(kana_preferred_family, kana_family) end as kana_f,
                        case when preferred_given is null then kana_given
                            else coalesce(kana_preferred_given, kana_given) end as kana_g
                    from roster_user
                    where tenant_id = :tenant and source = :source and active and updated_at = now()
                    order by person_id, sourced_id) u
                on conflict (tenant_id, person_id) do update set family_name = excluded.family_name,
                    given_name = excluded.given_name, kana_family = excluded.kana_family,
                    kana_given = excluded.kana_given, display_name = excluded.display_name, kana = excluded.kana
                """, target);
    }

    private long run(String sql, Target target) {
        return jdbc.sql(sql).params(target.values()).update();
    }
}
