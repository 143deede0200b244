package org.kakehashi.hub.lrs.internal.dictionary;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import org.kakehashi.hub.lrs.AgentId;

/**
 * A dictionary's table.
 *
 * @param name the table
 * @param columns what its rows hold beside tenant, id and key
 * @param identity text that two terms share if and only if they are the same
 * @param binder sets {@code columns} from the fourth parameter on
 * @param <T> its terms
 */
record TermTable<T>(String name, String columns, Function<T, String> identity, Binder<T> binder) {
    private static final int FIRST = 3;

    /** Sets the parameters of one row. */
    interface Binder<T> {
        void bind(PreparedStatement insert, int first, T term) throws SQLException;
    }

    static final TermTable<AgentId> AGENTS =
            new TermTable<>("agent", "kind, value, home_page", TermKey::identityOf, (insert, first, agent) -> {
                insert.setInt(first, agent.kind().number());
                insert.setString(first + 1, agent.value());
                insert.setString(first + 2, agent.homePage());
            });
    static final TermTable<String> ACTIVITIES = new TermTable<>("activity", "iri", iri -> iri, TermTable::bindIri);
    static final TermTable<String> VERBS = new TermTable<>("verb", "iri", iri -> iri, TermTable::bindIri);

    private static void bindIri(PreparedStatement insert, int first, String iri) throws SQLException {
        insert.setString(first, iri);
    }

    String insertSql() {
        String marks = columns.replaceAll("[a-z_]+", "?");
        return "insert into " + name + " (tenant_id, key, " + columns + ") values (?, ?, " + marks
                + ") on conflict do nothing";
    }

    void bind(PreparedStatement insert, T term) throws SQLException {
        binder.bind(insert, FIRST, term);
    }
}
