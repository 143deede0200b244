package org.kakehashi.hub.insight.internal.facts;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Activities and verbs with their names. */
@Repository
class TermStore {
    private final JdbcClient jdbc;

    TermStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps new terms, and names of terms that had none. */
    void remember(int tenantId, Collection<Term> seen) {
        Map<UUID, Term> best = new HashMap<>();
        seen.forEach(term -> best.merge(term.id(), term, (old, next) -> old.named() ? old : next));
        if (best.isEmpty()) {
            return;
        }
        List<Term> terms =
                best.values().stream().sorted(Comparator.comparing(Term::id)).toList();
        jdbc.sql("""
                        insert into fact_term as t (tenant_id, term, iri, name_ja, name_en)
                        select :tenant, s.* from unnest(:ids::uuid[], :iris::text[], :ja::text[], :en::text[])
                            as s (term, iri, name_ja, name_en)
                        on conflict (tenant_id, term) do update set name_ja = excluded.name_ja, name_en = excluded.name_en
                        where t.name_ja is null and t.name_en is null
                            and (excluded.name_ja is not null or excluded.name_en is not null)
                        """)
                .param("tenant", tenantId)
                .param("ids", Columns.of(terms, Term::id))
                .param("iris", Columns.of(terms, Term::iri))
                .param("ja", Columns.of(terms, Term::ja))
                .param("en", Columns.of(terms, Term::en))
                .update();
    }
}
