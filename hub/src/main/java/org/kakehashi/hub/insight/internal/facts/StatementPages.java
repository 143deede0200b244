package org.kakehashi.hub.insight.internal.facts;

import java.util.List;
import org.kakehashi.hub.insight.internal.facts.LoggedStatement.Actor;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.LogPage;
import org.kakehashi.hub.lrs.StatementLog;
import org.springframework.stereotype.Component;

/** Reads the statement log page by page, and names its actors as identity links do. */
@Component
class StatementPages {
    private static final Actor NOBODY = new Actor("anonymous", "");

    private final StatementLog log;

    StatementPages(StatementLog log) {
        this.log = log;
    }

    /**
     * A page of the log.
     *
     * @param lastBatch the last batch in it; the one asked for where nothing is new
     */
    record Page(long lastBatch, List<LoggedStatement> statements) {}

    /** Whole batches after that one, about so many statements; empty at the end of what is committed. */
    Page after(int tenantId, long batch, int max) {
        LogPage page = log.read(tenantId, batch, max);
        return new Page(
                page.lastBatch(),
                page.statements().stream().map(StatementPages::logged).toList());
    }

    private static LoggedStatement logged(org.kakehashi.hub.lrs.LoggedStatement from) {
        return new LoggedStatement(
                from.batch(),
                from.seq(),
                from.id(),
                from.actor() == null ? NOBODY : actor(from.actor()),
                from.verb(),
                from.timestamp(),
                from.voids(),
                from.body());
    }

    /** As whom the facts know an agent. */
    static Actor actor(AgentId agent) {
        return switch (agent.kind()) {
            case ACCOUNT -> new Actor(String.valueOf(agent.homePage()), agent.value());
            case MBOX -> new Actor("mbox", agent.value());
            case MBOX_SHA1SUM -> new Actor("mbox_sha1sum", agent.value());
            case OPENID -> new Actor("openid", agent.value());
        };
    }
}
