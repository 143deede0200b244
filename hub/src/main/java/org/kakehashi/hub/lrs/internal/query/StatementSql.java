package org.kakehashi.hub.lrs.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.reference.ReferenceKind;
import org.kakehashi.hub.lrs.internal.statement.Splice;

/**
 * The SQL of a query. It is a union of sources, each of which gives its statements in the order of seq, without voided ones, and ends at
 * the limit; they are merged, and what two of them give is given once. {@code tenant} is the row of {@code TenantReads}. A source reads {@code statement} by an index that ends in seq, or
 * one of the link tables, whose keys do, and each link's statement by its key. Only few texts arise, so their plans are kept.
 *
 * <p>What is asked of a row beside the index stands outside of a subquery with {@code offset 0}: inside, it would be set up once
 * for each partition. It is asked as a scalar, as {@code exists} could be answered by reading everything beforehand.
 */
final class StatementSql {
    /** A longer body is left out; it is to be fetched alone. */
    static final int LONGEST_BODY = 16 * 1024;

    /** Condition on a row {@code s}: it is voided, and not a voiding statement itself. */
    static final String IS_VOIDED = "(s.added & " + Splice.VOIDING + " = 0 and (select true from statement_reference r"
            + " where r.tenant_id = tenant.id and r.target = s.id and r.voids limit 1) is not null)";

    private final StatementQuery query;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    StatementSql(StatementQuery query) {
        this.query = query;
        build();
    }

    String text() {
        return sql.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    private void build() {
        List<Runnable> sources = sources();
        add("select" + (sources.size() > 1 ? " distinct on (seq)" : "") + " seq, id, added, edits, authority,"
                + " case when octet_length(body) <= " + LONGEST_BODY + " then body end from (");
        for (int i = 0; i < sources.size(); i++) {
            add(i == 0 ? "(" : ") union all (");
            sources.get(i).run();
        }
        add(")) found");
        orderAndLimit("seq");
    }

    private List<Runnable> sources() {
        List<Runnable> sources = new ArrayList<>();
        if (query.agent() != null) {
            Long agent = query.agent();
            sources.add(() -> statements("s.actor = ?", agent));
            sources.add(() -> links("statement_agent", "l.agent = ? and l.direct", agent));
            if (query.relatedAgents()) {
                sources.add(() -> links("statement_agent", "l.agent = ? and not l.direct", agent));
                sources.add(() -> authorities(agent));
            }
        } else if (query.activity() != null) {
            Long activity = query.activity();
            sources.add(() -> statements("s.activity = ?", activity));
            if (query.relatedActivities()) {
                sources.add(() -> links("statement_activity", "l.activity = ?", activity));
            }
        } else {
            sources.add(() -> statements("true"));
        }
        if (query.references()) {
            addReferences(sources);
        }
        return sources;
    }

    private void addReferences(List<Runnable> sources) {
        if (query.agent() != null) {
            Long agent = query.agent();
            sources.add(() -> references(ReferenceKind.AGENT, agent));
            if (query.relatedAgents()) {
                sources.add(() -> references(ReferenceKind.AGENT_ELSEWHERE, agent));
            }
        } else if (query.activity() != null) {
            Long activity = query.activity();
            sources.add(() -> references(ReferenceKind.ACTIVITY, activity));
            if (query.relatedActivities()) {
                sources.add(() -> references(ReferenceKind.ACTIVITY_ELSEWHERE, activity));
            }
        } else if (query.verb() != null) {
            Long verb = query.verb();
            sources.add(() -> references(ReferenceKind.VERB, verb));
        } else if (query.registration() != null) {
            Long half = ReferenceKind.numberOf(query.registration());
            sources.add(() -> references(ReferenceKind.REGISTRATION, half));
        }
    }

    /** Statements by what a face of theirs, row {@code f}, has: the filters look at the face, and the caller must be allowed to see both. */
    private void references(ReferenceKind kind, Long number) {
        add("select distinct on (l.seq) l.seq, s.id, s.added, s.edits, s.authority, s.body from reference_link l"
                + " join lateral (select * from statement s where s.tenant_id = l.tenant_id and s.seq = l.face");
        statementFilters();
        add(" offset 0) f on true"
                + " join lateral (select * from statement s where s.tenant_id = l.tenant_id and s.seq = l.seq");
        within("s.seq");
        visibilityFilters();
        add(
                " offset 0) s on true where l.tenant_id = tenant.id and l.kind = " + kind.number()
                        + " and l.number = ?",
                number);
        add(" and not " + IS_VOIDED);
        optedOut("f");
        optedOut("s");
        relatedActivity("f");
        within("l.seq");
        orderAndLimit("l.seq");
    }

    /** Statements by a column of their own. */
    private void statements(String filter, Object... of) {
        add(
                "select s.seq, s.id, s.added, s.edits, s.authority, s.body from (select * from statement s where s.tenant_id = tenant.id and "
                        + filter);
        parameters.addAll(List.of(of));
        statementFilters();
        range("s.seq");
        add(" offset 0) s where");
        rowFilters();
        orderAndLimit("s.seq");
    }

    /** Statements by rows {@code l} of a link table. */
    private void links(String table, String filter, Object... of) {
        add("select l.seq, s.id, s.added, s.edits, s.authority, s.body from " + table
                + " l join lateral (select * from statement s where s.tenant_id = l.tenant_id and s.seq = l.seq");
        within("s.seq");
        statementFilters();
        add(" offset 0) s on true where l.tenant_id = tenant.id and " + filter);
        parameters.addAll(List.of(of));
        add(" and");
        rowFilters();
        within("l.seq");
        orderAndLimit("l.seq");
    }

    /** Statements by each of the authorities that hold an agent. */
    private void authorities(Long agent) {
        add("select s.* from authority a join lateral (");
        statements("s.authority = a.id");
        add(") s on true where a.tenant_id = tenant.id and a.agents @> array[?::bigint]", agent);
        orderAndLimit("s.seq");
    }

    private void statementFilters() {
        and("s.verb = ?", query.verb());
        and("s.registration = ?", query.registration());
        visibilityFilters();
        if (query.agent() != null && !query.relatedActivities()) {
            and("s.activity = ?", query.activity());
        }
    }

    private void rowFilters() {
        add(" not " + IS_VOIDED);
        optedOut("s");
        relatedActivity("s");
    }

    private void optedOut(String row) {
        String purpose = query.visibility().purpose();
        if (purpose != null) {
            add(" and not " + OptedOut.is(row, "tenant.id", "?"), purpose, purpose);
        }
    }

    private void relatedActivity(String row) {
        if (query.agent() != null && query.activity() != null && query.relatedActivities()) {
            add(
                    " and (" + row
                            + ".activity = ? or (select true from statement_activity r where r.tenant_id = tenant.id"
                            + " and r.activity = ? and r.seq = " + row + ".seq limit 1) is not null)",
                    query.activity(),
                    query.activity());
        }
    }

    private void visibilityFilters() {
        and("s.authority = ?", query.visibility().authority());
        and("s.actor = ?", query.visibility().actor());
        and("s.registration = ?", query.visibility().registration());
    }

    private void range(String seq) {
        within(seq);
        order(seq);
    }

    /** Asked of each partitioned table, though a join implies it: only so are its months outside of the range not opened. */
    private void within(String seq) {
        add(" and " + seq + " > ? and " + seq + " < ?", query.after(), query.before());
    }

    private void order(String seq) {
        add(" order by " + seq + (query.ascending() ? "" : " desc"));
    }

    private void orderAndLimit(String seq) {
        order(seq);
        add(" limit ?", query.limit());
    }

    private void and(String condition, @Nullable Object parameter) {
        if (parameter != null) {
            add(" and " + condition, parameter);
        }
    }

    private void add(String text, Object... values) {
        sql.append(text);
        parameters.addAll(List.of(values));
    }
}
