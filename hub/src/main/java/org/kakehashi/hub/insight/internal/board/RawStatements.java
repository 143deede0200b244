package org.kakehashi.hub.insight.internal.board;

import java.util.Optional;
import org.kakehashi.hub.lrs.StatementLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Statements as received, for who wants to see behind a figure. */
@Component
class RawStatements {
    private static final JsonMapper INDENTING =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StatementLog log;

    RawStatements(StatementLog log) {
        this.log = log;
    }

    /** The statement, indented for reading. */
    Optional<String> pretty(int tenantId, long seq) {
        return log.body(tenantId, seq).map(body -> INDENTING.writeValueAsString(INDENTING.readTree(body)));
    }
}
