package org.kakehashi.hub.lrs.internal.ingest;

import java.util.Map;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries.Numbers;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.kakehashi.hub.lrs.internal.statement.Usage;

/** The rows of a group, table by table and column by column. */
final class GroupRows {
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;
    private static final int LINKS = 4;

    private final Numbers numbers;
    private long bytes;

    final Column seq;
    final Column verb;
    final Column actor;
    final Column activity;
    final Column authority;
    final Column timestamp;
    final Column id;
    final Column registration;
    final Column reference;
    final Column added;
    final Column edits;
    final Column body;

    final Column agentAgent;
    final Column agentSeq;
    final Column agentUsage;
    final Column agentDirect;

    final Column activityActivity;
    final Column activitySeq;
    final Column activityUsage;

    final Column referenceTarget = Column.uuid(1);
    final Column referenceSeq = Column.int8(1);
    final Column referenceVoids = Column.bool(1);

    GroupRows(Numbers numbers, int rows, int bytes) {
        this.numbers = numbers;
        seq = Column.int8(rows);
        verb = Column.int8(rows);
        actor = Column.int8(rows);
        activity = Column.int8(rows);
        authority = Column.int8(rows);
        timestamp = Column.timestamptz(rows);
        id = Column.uuid(rows);
        registration = Column.uuid(rows);
        reference = Column.uuid(rows);
        added = Column.int2(rows);
        edits = Column.bytea(rows * LINKS * Integer.BYTES);
        body = Column.bytea(rows * Integer.BYTES + bytes);
        agentAgent = Column.int8(rows);
        agentSeq = Column.int8(rows);
        agentUsage = Column.int2(rows);
        agentDirect = Column.bool(rows);
        activityActivity = Column.int8(rows * LINKS);
        activitySeq = Column.int8(rows * LINKS);
        activityUsage = Column.int2(rows * LINKS);
    }

    void add(long at, Incoming incoming, long authorityNumber, Submission submission) {
        ParsedStatement statement = incoming.statement();
        seq.add(at);
        verb.addOrNull(numbers.verbs().get(statement.verb()));
        actor.addOrNull(statement.actor() == null ? null : numbers.agents().get(statement.actor()));
        activity.addOrNull(
                statement.activity() == null ? null : numbers.activities().get(statement.activity()));
        authority.add(authorityNumber);
        long micros = statement.timestamp() == null ? Seq.storedMicros(at) : statement.timestamp();
        timestamp.add(micros - POSTGRES_EPOCH_MICROS);
        id.addOrNull(incoming.id());
        registration.addOrNull(statement.registration());
        reference.addOrNull(statement.reference());
        added.addShort(Splice.of(statement, submission.version(), submission.defines()));
        edits.addOrNull(statement.edits());
        body.add(statement.body(), statement.start(), statement.length());
        bytes += statement.length();
        addLinks(at, statement);
    }

    /** Bytes of the statements that were added. */
    long bytes() {
        return bytes;
    }

    private void addLinks(long at, ParsedStatement statement) {
        for (Map.Entry<AgentId, Integer> link : statement.agents().entrySet()) {
            agentAgent.addOrNull(numbers.agents().get(link.getKey()));
            agentSeq.add(at);
            agentUsage.addShort(link.getValue());
            agentDirect.addBoolean((link.getValue() & Usage.DIRECT_AGENT) != 0);
        }
        for (Map.Entry<String, Integer> link : statement.activities().entrySet()) {
            activityActivity.addOrNull(numbers.activities().get(link.getKey()));
            activitySeq.add(at);
            activityUsage.addShort(link.getValue());
        }
        if (statement.reference() != null) {
            referenceTarget.addOrNull(statement.reference());
            referenceSeq.add(at);
            referenceVoids.addBoolean(statement.voids());
        }
    }
}
