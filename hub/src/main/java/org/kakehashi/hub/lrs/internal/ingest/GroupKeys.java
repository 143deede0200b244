package org.kakehashi.hub.lrs.internal.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ids of a group and their seqs, sorted by id: so no two transactions that add the same ids wait for each other.
 *
 * @param ids the ids
 * @param seqs the seq of each
 */
record GroupKeys(Column ids, Column seqs) {
    /** The keys of statements whose seqs run from {@code first} on. */
    static GroupKeys of(List<Incoming> statements, long first) {
        List<Integer> order = new ArrayList<>(statements.size());
        for (int i = 0; i < statements.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> statements.get(i).id()));
        Column ids = Column.uuid(order.size());
        Column seqs = Column.int8(order.size());
        for (int i : order) {
            ids.addOrNull(statements.get(i).id());
            seqs.add(first + i);
        }
        return new GroupKeys(ids, seqs);
    }
}
