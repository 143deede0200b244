package org.kakehashi.hub.roster.internal.check;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.hub.roster.internal.apply.ApplyPlan;
import org.kakehashi.hub.roster.internal.table.References;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Looks at the whole staged set by SQL, so that memory stays flat. Each query gives file, line, value and what the
 * breach is about, in the rows' order, and stops at a bound.
 */
@Repository
class RosterCheckStore {
    private final NamedParameterJdbcTemplate jdbc;

    RosterCheckStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which staged set is looked at, and how many findings of one kind are enough. */
    record Scope(int tenantId, long importId, String source, LocalDate today, int max) {}

    void duplicates(Scope scope, RosterTable<?> table, Consumer<Finding> found) {
        report(scope, RosterRule.DUPLICATE_SOURCED_ID, "sourcedId", found, """
                select file, line, sourced_id as value, first::text as about
                from (select file, line, sourced_id, seq,
                        first_value(line) over w as first, row_number() over w as place
                    from %1$s where tenant_id = :tenant and import_id = :import
                        and sourced_id in (select sourced_id from %1$s
                            where tenant_id = :tenant and import_id = :import group by sourced_id having count(*) > 1)
                    window w as (partition by sourced_id order by seq)) s
                where place > 1 order by seq limit :max
                """.formatted(table.stage()));
    }

    /**
     * @param alsoStanding whether what stands in the roster may be referred to: where the file referred to isn't
     *     delivered as a whole
     */
    void dangling(
            Scope scope,
            References.Reference reference,
            boolean alsoStanding,
            RosterRule rule,
            Consumer<Finding> found) {
        String rows = reference.list()
                ? "%s r cross join lateral unnest(r.%s) as ref(id)"
                        .formatted(reference.from().stage(), reference.column())
                : "(select *, %s as id from %s) r"
                        .formatted(reference.column(), reference.from().stage());
        String standing = """
                and not exists (select from %s t where t.tenant_id = :tenant and t.source = :source and %s
                    and t.sourced_id = id)
                """.formatted(
                        reference.to().name(), ApplyPlan.of(reference.to()).stands());
        report(scope, rule, reference.csvColumn(), found, """
                select file, line, id as value, '%s' as about from %s
                where r.tenant_id = :tenant and r.import_id = :import and not r.deleted and id is not null
                    and not exists (select from %s x where x.tenant_id = :tenant and x.import_id = :import
                        and x.sourced_id = id and not x.deleted)
                    %s
                order by r.seq limit :max
                """.formatted(
                        reference.to().file().csvName(), rows, reference.to().stage(), alsoStanding ? standing : ""));
    }

    /** What users share that each should have alone: master identifiers, user names. */
    void sharedByUsers(Scope scope, RosterRule rule, String column, String csvColumn, Consumer<Finding> found) {
        report(scope, rule, csvColumn, found, """
                select file, line, %1$s::text as value, first::text as about
                from (select file, line, %1$s, seq, first_value(line) over w as first, row_number() over w as place
                    from stage_roster_user
                    where tenant_id = :tenant and import_id = :import and not deleted and %1$s in (
                        select %1$s from stage_roster_user where tenant_id = :tenant and import_id = :import and not deleted
                        group by %1$s having count(*) > 1)
                    window w as (partition by %1$s order by seq)) s
                where place > 1 order by seq limit :max
                """.formatted(column));
    }

    void primaryRoles(Scope scope, Consumer<Finding> found) {
        overlapping(
                scope,
                RosterRule.SEVERAL_PRIMARY_ROLES,
                "roleType",
                found,
                "select *, role_type as value, user_sourced_id || ' ' || org_sourced_id as of_what "
                        + "from stage_user_role where role_type = 'primary'");
    }

    void primaryTeachers(Scope scope, Consumer<Finding> found) {
        overlapping(
                scope,
                RosterRule.SEVERAL_PRIMARY_TEACHERS,
                "primary",
                found,
                "select *, is_primary::text as value, class_sourced_id as of_what "
                        + "from stage_enrollment where is_primary and role = 'teacher'");
    }

    void homerooms(Scope scope, Consumer<Finding> found) {
        overlapping(scope, RosterRule.SEVERAL_HOMEROOMS, "classSourcedId", found, """
                select e.*, e.class_sourced_id as value,
                    e.user_sourced_id || ' ' || array_to_string(c.term_sourced_ids, ' ') as of_what
                from stage_enrollment e join stage_school_class c on c.tenant_id = e.tenant_id
                    and c.import_id = e.import_id and c.sourced_id = e.class_sourced_id and c.class_type = 'homeroom'
                where e.role = 'student'
                """);
    }

    void schools(Scope scope, Consumer<Finding> found) {
        report(scope, RosterRule.SCHOOL_MISMATCH, "schoolSourcedId", found, """
                select e.file, e.line, e.school_sourced_id as value, c.school_sourced_id as about
                from stage_enrollment e join stage_school_class c on c.tenant_id = e.tenant_id
                    and c.import_id = e.import_id and c.sourced_id = e.class_sourced_id
                where e.tenant_id = :tenant and e.import_id = :import and not e.deleted
                    and e.school_sourced_id <> c.school_sourced_id
                order by e.seq limit :max
                """);
    }

    /**
     * Enrolments that were in force for some time and now are of another class or user, from the same day on: what was is written over.
     * In their first days they are corrected often, and nothing is lost. Whose it was isn't told: a person's erasure clears a finding's
     * value, not its words.
     */
    void changedInPlace(Scope scope, Consumer<Finding> found) {
        report(scope, RosterRule.CHANGED_IN_PLACE, "classSourcedId", found, """
                select s.file, s.line, s.class_sourced_id as value, t.class_sourced_id as about
                from stage_enrollment s join enrollment t on t.tenant_id = s.tenant_id and t.source = :source
                    and t.sourced_id = s.sourced_id
                where s.tenant_id = :tenant and s.import_id = :import and not s.deleted and t.active
                    and s.begin_date <= t.valid_from and t.valid_from < :today::date - 14
                    and (t.class_sourced_id, t.user_sourced_id) is distinct from (s.class_sourced_id, s.user_sourced_id)
                order by s.seq limit :max
                """);
    }

    void usersWithoutRole(Scope scope, Consumer<Finding> found) {
        report(scope, RosterRule.USER_WITHOUT_ROLE, "sourcedId", found, """
                select u.file, u.line, u.sourced_id as value, '' as about from stage_roster_user u
                where u.tenant_id = :tenant and u.import_id = :import and not u.deleted
                    and not exists (select from stage_user_role r where r.tenant_id = :tenant
                        and r.import_id = :import and r.user_sourced_id = u.sourced_id)
                order by u.seq limit :max
                """);
    }

    /** Of the rows that are about the same, each that begins before one that began earlier has ended. */
    private void overlapping(Scope scope, RosterRule rule, String csvColumn, Consumer<Finding> found, String rows) {
        report(scope, rule, csvColumn, found, """
                select file, line, value, before::text as about
                from (select *, coalesce(begin_date, '-infinity'::date) as begins,
                        lag(line) over w as before, lag(coalesce(end_date, 'infinity'::date)) over w as before_ends
                    from (%s) r where tenant_id = :tenant and import_id = :import and not deleted
                    window w as (partition by of_what order by coalesce(begin_date, '-infinity'::date), seq)) s
                where before is not null and begins <= before_ends
                order by seq limit :max
                """.formatted(rows));
    }

    private void report(Scope scope, RosterRule rule, String csvColumn, Consumer<Finding> found, String sql) {
        Map<String, Object> values = Map.of(
                "tenant", scope.tenantId(),
                "import", scope.importId(),
                "source", scope.source(),
                "today", scope.today(),
                "max", scope.max());
        jdbc.query(sql, values, row -> {
            found.accept(finding(
                    rule,
                    row.getString("file"),
                    row.getLong("line"),
                    csvColumn,
                    row.getString("value"),
                    String.valueOf(row.getString("about"))));
        });
    }

    private static Finding finding(
            RosterRule rule, String file, long line, String column, @Nullable String value, String about) {
        return Finding.of(rule.severity(), rule.code(), file, rule.rule(about), rule.remedy(about))
                .atLine(line)
                .at(column, value);
    }
}
