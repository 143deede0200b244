package org.kakehashi.hub.lrs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.ErasureTarget.Trace;
import org.kakehashi.hub.lrs.internal.person.PersonStatementStore;
import org.kakehashi.hub.lrs.internal.query.ServedStatement;
import org.springframework.stereotype.Component;

/** What the store holds by these agents, for who gives it to the person whom they mean. */
@Component
public class StatementsOfPerson {
    private static final int PAGE = 200;

    private final PersonStatementStore store;
    private final TenantTransactions transactions;

    StatementsOfPerson(PersonStatementStore store, TenantTransactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Writes every statement whose actor they are, voided ones too, one a line as {@code format=exact} gives it; how many. */
    public long writeLines(int tenantId, List<Trace> actors, OutputStream out) throws IOException {
        long after = -1;
        long lines = 0;
        while (true) {
            long behind = after;
            List<ServedStatement> page =
                    transactions.readOnly(tenantId, () -> store.next(tenantId, actors, behind, PAGE));
            for (ServedStatement statement : page) {
                out.write(statement.onOneLine());
                out.write('\n');
                after = statement.seq();
            }
            lines += page.size();
            if (page.size() < PAGE) {
                return lines;
            }
        }
    }

    /**
     * Documents of the state and agent profile resources with a {@code number} above that one; a few at once, as each may be large.
     * Their content is Base64.
     */
    public List<Map<String, @Nullable Object>> documents(int tenantId, List<Trace> agents, long after) {
        return transactions.readOnly(tenantId, () -> store.documents(tenantId, agents, after));
    }
}
