package org.kakehashi.hub.insight.internal.board;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Statements as received, for who wants to see behind a figure. */
@Component
class RawStatements {
    /** The statement, indented. */
    Optional<String> pretty(int tenantId, UUID statementId) {
        return Optional.empty();
    }
}
