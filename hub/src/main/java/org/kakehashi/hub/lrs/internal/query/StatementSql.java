package org.kakehashi.hub.lrs.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that finds the seqs of a query. What can be filtered on is a column of {@code statement} with an index in the order of seq; agents
 * and activities that stand elsewhere are found in the link tables. A query that both may answer is a union of ordered
 * scans, each of which ends at the limit. Only few texts arise, so their plans are kept.
 */
final class StatementSql {
    private static final String RELATED = "select from statement_activity r"
            + " where r.tenant_id = s.tenant_id and r.activity = ? and r.seq = s.seq";

    private final StatementQuery query;
    private final int tenantId;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    StatementSql(int tenantId, StatementQuery query) {
        this.tenantId = tenantId;
        this.query = query;
        build();
    }

    String text() {
        return sql.toString();
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    private void build() {
        List<Runnable> sources = sources();
        if (sources.size() == 1) {
            sources.getFirst().run();
            return;
        }
        add("select seq from (");
        for (int i = 0; i < sources.size(); i++) {
            add(i == 0 ? "(" : ") union (");
            sources.get(i).run();
        }
        add(")) found");
        orderAndLimit("seq");
    }

    private List<Runnable> sources() {
        List<Runnable> sources = new ArrayList<>();
        if (query.agent() != null) {
            Long agent = query.agent();
            sources.add(() -> statements(() -> and("s.actor = ?", agent)));
            sources.add(() -> links("statement_agent", "l.agent = ? and l.direct", agent));
            if (query.relatedAgents()) {
                sources.add(() -> links("statement_agent", "l.agent = ? and not l.direct", agent));
                sources.add(() -> statements(() -> authorities(agent)));
            }
        } else if (query.activity() != null && query.relatedActivities()) {
            Long activity = query.activity();
            sources.add(() -> statements(() -> and("s.activity = ?", activity)));
            sources.add(() -> links("statement_activity", "l.activity = ?", activity));
        } else {
            sources.add(() -> statements(() -> and("s.activity = ?", query.activity())));
        }
        return sources;
    }

    private void statements(Runnable filter) {
        add("select s.seq from statement s where s.tenant_id = ?", tenantId);
        filter.run();
        statementFilters();
        range("s.seq");
    }

    private void links(String table, String filter, Long of) {
        add("select l.seq from " + table + " l");
        if (hasStatementFilters()) {
            add(" join statement s on s.tenant_id = l.tenant_id and s.seq = l.seq");
        }
        add(" where l.tenant_id = ? and " + filter, tenantId, of);
        statementFilters();
        range("l.seq");
    }

    private void authorities(Long agent) {
        add(
                " and s.authority in (select a.id from authority a where a.tenant_id = ? and a.agents @> array[?::bigint])");
        parameters.add(tenantId);
        parameters.add(agent);
    }

    private boolean hasStatementFilters() {
        return query.verb() != null
                || query.registration() != null
                || !query.visibility().equals(Visibility.ALL)
                || (query.agent() != null && query.activity() != null);
    }

    private void statementFilters() {
        and("s.verb = ?", query.verb());
        and("s.registration = ?", query.registration());
        and("s.authority = ?", query.visibility().authority());
        and("s.actor = ?", query.visibility().actor());
        and("s.registration = ?", query.visibility().registration());
        if (query.agent() != null && query.activity() != null && !query.relatedActivities()) {
            and("s.activity = ?", query.activity());
        } else if (query.agent() != null && query.activity() != null) {
            add(" and (s.activity = ? or exists (" + RELATED + "))", query.activity(), query.activity());
        }
    }

    private void range(String seq) {
        add(" and " + seq + " > ? and " + seq + " < ?", query.after(), query.before());
        orderAndLimit(seq);
    }

    private void orderAndLimit(String seq) {
        add(" order by " + seq + (query.ascending() ? "" : " desc") + " limit ?", query.limit());
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
