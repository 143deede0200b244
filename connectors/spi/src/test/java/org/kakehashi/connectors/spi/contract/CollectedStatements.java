package org.kakehashi.connectors.spi.contract;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.statements.ReadStatement;
import org.kakehashi.connectors.spi.statements.StatementReceiver;

/** Keeps everything that a source gives. */
public final class CollectedStatements implements StatementReceiver {
    private final List<ReadStatement> statements = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Cursor> checkpoints = new ArrayList<>();

    @Override
    public void accept(ReadStatement statement) {
        statements.add(statement);
    }

    @Override
    public void checkpoint(Cursor reached) {
        checkpoints.add(reached);
    }

    @Override
    public void report(Finding finding) {
        findings.add(finding);
    }

    /** In the order in which they came. */
    public List<ReadStatement> statements() {
        return statements;
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<Cursor> checkpoints() {
        return checkpoints;
    }
}
