package org.kakehashi.hub.insight.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Actor;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.LogPage;
import org.kakehashi.hub.lrs.StatementLog;
import org.springframework.stereotype.Component;

/** Reads the statement log page by page. Statements of anonymous groups are nobody's, so they are left out. */
@Component
class StatementPages {
    private final StatementLog log;

    StatementPages(StatementLog log) {
        this.log = log;
    }

    /** Whole batches after that one, about so many statements; empty at the end of what is committed. */
    List<LoggedStatement> after(int tenantId, long batch, int max) {
        List<LoggedStatement> statements = new ArrayList<>();
        long from = batch;
        LogPage page = log.read(tenantId, from, max);
        while (page.lastBatch() > from) {
            page.statements().forEach(each -> add(each, statements));
            from = page.lastBatch();
            page = statements.size() < max ? log.read(tenantId, from, max - statements.size()) : page;
        }
        return statements;
    }

    private static void add(org.kakehashi.hub.lrs.LoggedStatement logged, List<LoggedStatement> statements) {
        AgentId actor = logged.actor();
        if (actor != null) {
            statements.add(new LoggedStatement(
                    logged.batch(),
                    logged.seq(),
                    logged.id(),
                    actor(actor),
                    logged.verb(),
                    logged.timestamp(),
                    logged.body()));
        }
    }

    private static Actor actor(AgentId agent) {
        return agent.homePage() != null
                ? new Actor(agent.homePage(), agent.value())
                : new Actor(agent.kind().name().toLowerCase(Locale.ROOT), agent.value());
    }
}
