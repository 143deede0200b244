package org.kakehashi.hub.lrs.internal.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the statements that store a group: a table's rows as columns.
 *
 * @param sql its first parameter is the tenant, then come the columns
 * @param columns arrays of one length
 */
record GroupInsert(String sql, List<Column> columns) {
    /** Those that the rows need: none for a table without rows. */
    static List<GroupInsert> of(GroupRows rows) {
        List<GroupInsert> inserts = new ArrayList<>(4);
        inserts.add(new GroupInsert(
                """
                insert into statement (tenant_id, seq, verb, actor, activity, authority, "timestamp", id, registration,
                    reference, added, edits, body)
                select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                List.of(
                        rows.seq,
                        rows.verb,
                        rows.actor,
                        rows.activity,
                        rows.authority,
                        rows.timestamp,
                        rows.id,
                        rows.registration,
                        rows.reference,
                        rows.added,
                        rows.edits,
                        rows.body)));
        if (rows.agentSeq.count() > 0) {
            inserts.add(new GroupInsert(
                    "insert into statement_agent (tenant_id, agent, seq, usage, direct) select ?, * from unnest(?, ?, ?, ?)",
                    List.of(rows.agentAgent, rows.agentSeq, rows.agentUsage, rows.agentDirect)));
        }
        if (rows.activitySeq.count() > 0) {
            inserts.add(new GroupInsert(
                    "insert into statement_activity (tenant_id, activity, seq, usage) select ?, * from unnest(?, ?, ?)",
                    List.of(rows.activityActivity, rows.activitySeq, rows.activityUsage)));
        }
        if (rows.referenceSeq.count() > 0) {
            inserts.add(new GroupInsert(
                    "insert into statement_reference (tenant_id, target, seq, voids) select ?, * from unnest(?, ?, ?)",
                    List.of(rows.referenceTarget, rows.referenceSeq, rows.referenceVoids)));
        }
        return inserts;
    }
}
