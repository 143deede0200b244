package org.kakehashi.hub.insight.internal.board;

import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.lrs.StatementLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Statements as received, for who wants to see behind a figure. */
@Component
class RawStatements {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final StatementLog log;

    RawStatements(StatementLog log) {
        this.log = log;
    }

    /** The statement, indented. */
    Optional<String> pretty(int tenantId, UUID statementId) {
        return log.find(tenantId, statementId)
                .map(logged -> JSON.readTree(logged.body()).toPrettyString());
    }
}
