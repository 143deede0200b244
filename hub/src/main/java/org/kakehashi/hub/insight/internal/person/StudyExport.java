package org.kakehashi.hub.insight.internal.person;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.ErasureTarget.Trace;
import org.kakehashi.hub.lrs.StatementsOfPerson;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The statements of which the person is the actor, the documents that tools keep of the person, and the figures reckoned from them.
 * Statements in which others name the person (as their teacher, say) are those others' data.
 */
@Component
@Order(50)
class StudyExport implements PersonExport {
    private final StatementsOfPerson statements;
    private final PersonFactStore facts;
    private final PersonTraces traces;
    private final TenantTransactions transactions;

    StudyExport(
            StatementsOfPerson statements,
            PersonFactStore facts,
            PersonTraces traces,
            TenantTransactions transactions) {
        this.statements = statements;
        this.facts = facts;
        this.traces = traces;
        this.transactions = transactions;
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        List<Trace> actors = PersonTraces.of(transactions.readOnly(tenantId, () -> traces.links(tenantId, personId)));
        archive.file("statements/statements.ndjson", out -> statements.writeLines(tenantId, actors, out));
        archive.table("statements/documents.csv", number -> statements.documents(tenantId, actors, number));
        archive.table("study/days.csv", transactions.readOnly(tenantId, () -> facts.days(tenantId, personId)));
    }
}
