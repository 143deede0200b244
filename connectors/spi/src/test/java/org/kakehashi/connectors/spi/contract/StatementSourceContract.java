package org.kakehashi.connectors.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.statements.ReadStatement;
import org.kakehashi.connectors.spi.statements.StatementSource;

/** The suite for connectors that give statements. */
public abstract class StatementSourceContract extends ConnectorContract {

    /** Reads on from a cursor, keeping everything. */
    protected final CollectedStatements collect(ConnectorContext context, Cursor since)
            throws IOException, InterruptedException {
        CollectedStatements receiver = new CollectedStatements();
        readInto(receiver, context, since);
        return receiver;
    }

    @Override
    final Reading read(ConnectorContext context) throws IOException, InterruptedException {
        CollectedStatements receiver = new CollectedStatements();
        Cursor cursor = readInto(receiver, context, Cursor.START);
        List<String> statements = receiver.statements().stream()
                .map(each -> each.origin() + new String(each.json(), UTF_8))
                .toList();
        return new Reading(statements, receiver.findings(), cursor);
    }

    private Cursor readInto(CollectedStatements receiver, ConnectorContext context, Cursor since)
            throws IOException, InterruptedException {
        try (StatementSource source = (StatementSource) factory().open(context)) {
            return source.readStatements(since, receiver);
        }
    }

    @Test
    void everyStatementIsOneJsonObjectAndSaysWhereItWasRead() throws Exception {
        List<ReadStatement> statements = collect(good(), Cursor.START).statements();

        assertThat(statements).extracting(ReadStatement::origin).doesNotHaveDuplicates();
        assertThat(statements).allSatisfy(each -> assertThat(new String(each.json(), UTF_8))
                .startsWith("{")
                .endsWith("}")
                .contains("\"id\""));
    }

    @Test
    void theLastCheckpointIsWhereItEnded() throws Exception {
        CollectedStatements receiver = new CollectedStatements();
        Cursor end = readInto(receiver, good(), Cursor.START);

        assertThat(receiver.checkpoints()).isNotEmpty().last().isEqualTo(end);
        assertThat(end).isNotEqualTo(Cursor.START);
    }
}
