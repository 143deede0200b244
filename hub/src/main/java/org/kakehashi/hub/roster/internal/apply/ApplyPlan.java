package org.kakehashi.hub.roster.internal.apply;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kakehashi.hub.roster.internal.table.References;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;

/**
 * The SQL that brings one table up to what is staged. The row that stands is {@code t}, the staged one {@code s}; only
 * rows that differ are written.
 *
 * @param joins what the assigned columns need besides
 * @param assigned columns that the hub works out, which aren't delivered
 * @param ends whether a row that is no longer delivered ends on the day before the delivery counts
 */
public record ApplyPlan(RosterTable<?> table, String joins, List<Assigned> assigned, boolean ends) {

    public record Assigned(String column, String sql) {}

    private static final ApplyPlan CLASSES = new ApplyPlan(
            RosterTables.SCHOOL_CLASS,
            """
            cross join lateral (select min(a.start_date) as first, max(a.end_date) as last from academic_session a
                where a.tenant_id = s.tenant_id and a.source = :source and a.sourced_id = any (s.term_sourced_ids)) term
            """,
            valid("coalesce(term.first, '-infinity')", "coalesce(term.last, 'infinity')"),
            true);

    // The person of a master identifier; else who the row already was, unless it now names another; else somebody new.
    private static final ApplyPlan USERS =
            new ApplyPlan(RosterTables.USER, """
            left join identity_link l on l.tenant_id = s.tenant_id and l.source = 'master'
                and l.source_key = s.master_identifier::text and l.valid_to = 'infinity'
            """, List.of(new Assigned("person_id", """
                    coalesce(l.person_id,
                        case when t.master_identifier is null or t.master_identifier is not distinct from s.master_identifier
                            then t.person_id end,
                        s.master_identifier, gen_random_uuid())""")), false);

    private static final ApplyPlan ROLES = new ApplyPlan(
            RosterTables.USER_ROLE,
            "",
            valid("coalesce(s.begin_date, t.moved_in, '-infinity')", "coalesce(s.end_date, 'infinity')"),
            true);

    private static final ApplyPlan ENROLLMENTS = new ApplyPlan(
            RosterTables.ENROLLMENT,
            """
            left join school_class c on c.tenant_id = s.tenant_id and c.source = :source
                and c.sourced_id = s.class_sourced_id
            """,
            valid(
                    "coalesce(s.begin_date, t.moved_in, c.valid_from, '-infinity')",
                    "coalesce(s.end_date, c.valid_to, 'infinity')"),
            true);

    static final List<ApplyPlan> ALL = RosterTables.ALL.stream()
            .map(table -> Stream.of(CLASSES, USERS, ROLES, ENROLLMENTS)
                    .filter(plan -> plan.table() == table)
                    .findFirst()
                    .orElseGet(() -> new ApplyPlan(table, "", List.of(), false)))
            .toList();

    /** The plan of a table. */
    public static ApplyPlan of(RosterTable<?> table) {
        return ALL.stream().filter(plan -> plan.table() == table).findFirst().orElseThrow();
    }

    private static List<Assigned> valid(String from, String to) {
        return List.of(new Assigned("valid_from", from), new Assigned("valid_to", to));
    }

    /** That a row {@code t} stands on {@code :today}: it was delivered last, or ends on a day to come. What the hub keeps of the past doesn't. */
    public String stands() {
        if (!ends) {
            return "t.active";
        }
        boolean keeps = table == RosterTables.ENROLLMENT || table == RosterTables.USER_ROLE;
        return "(t.active or t.valid_to >= :today)" + (keeps ? " and not t.kept" : "");
    }

    /** Inserts what is new and updates what differs; the count of rows it touches is the count of changes. */
    String upsert() {
        List<String> columns = Stream.of(
                        Stream.of("digest", "modified", "metadata"),
                        table.columnNames().stream(),
                        assigned.stream().map(Assigned::column))
                .flatMap(names -> names)
                .toList();
        String named = String.join(", ", columns);
        return """
                insert into %1$s (tenant_id, source, sourced_id, active, updated_at, %2$s)
                select w.tenant_id, :source, w.sourced_id, true, now(), %2$s
                from (select s.*, t.digest as was_digest, t.active as was_active %3$s
                    from %4$s s left join %1$s t
                        on t.tenant_id = s.tenant_id and t.source = :source and t.sourced_id = s.sourced_id
                    %5$s
                    where s.tenant_id = :tenant and s.import_id = :import and not s.deleted) w
                where was_digest is distinct from digest or not was_active %6$s
                on conflict (tenant_id, source, sourced_id) do update
                    set active = true, updated_at = now(), %7$s
                """.formatted(
                table.name(),
                named,
                each(", %2$s as %1$s, t.%1$s as was_%1$s"),
                table.stage(),
                joins,
                each(" or was_%1$s is distinct from %1$s"),
                columns.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", ")));
    }

    /** Ends what a whole delivery no longer names. */
    String endMissing() {
        return end("not exists (select from %s s where s.tenant_id = :tenant and s.import_id = :import "
                + "and s.sourced_id = t.sourced_id and not s.deleted)");
    }

    /** Ends what belongs to a delivered user and isn't delivered itself. */
    String endMissingOfUsers() {
        return end("exists (select from stage_roster_user u where u.tenant_id = :tenant and u.import_id = :import "
                + "and u.sourced_id = t.user_sourced_id) and not exists (select from %s s where s.tenant_id = :tenant "
                + "and s.import_id = :import and s.sourced_id = t.sourced_id and not s.deleted)");
    }

    /** Ends what a delivery of changes marks {@code tobedeleted}. */
    String endDeleted() {
        return end("exists (select from %s s where s.tenant_id = :tenant and s.import_id = :import "
                + "and s.sourced_id = t.sourced_id and s.deleted)");
    }

    /** Ends what refers to a row that this delivery ended. */
    String endReferring(References.Reference reference) {
        return end(
                "exists (select from %s s where s.tenant_id = :tenant and s.source = :source and s.sourced_id = t."
                        + reference.column() + " and not s.active and s.updated_at = now())",
                reference.to().name());
    }

    private String end(String which) {
        return end(which, table.stage());
    }

    private String end(String which, String other) {
        return "update %s t set active = false, updated_at = now() %s where t.tenant_id = :tenant and t.source = :source and t.active and %s"
                .formatted(
                        table.name(),
                        ends ? ", valid_to = least(t.valid_to, :begins::date - 1)" : "",
                        which.formatted(other));
    }

    private String each(String pattern) {
        return assigned.stream()
                .map(column -> pattern.formatted(column.column(), column.sql()))
                .collect(Collectors.joining());
    }
}
