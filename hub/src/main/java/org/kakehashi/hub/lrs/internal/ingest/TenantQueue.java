package org.kakehashi.hub.lrs.internal.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The submissions of one tenant that wait, and how many of its transactions are open. A further transaction is opened only
 * once an eighth of a group waits: the fewer, the more of small requests each takes, and the less each request costs.
 */
final class TenantQueue {
    private static final int SECOND_AT = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int mostWriters;
    private final int groupStatements;
    private final long groupBytes;
    private int writers;
    private int waitingStatements;

    /**
     * @param mostWriters transactions that may be open at once
     * @param groupStatements statements after which a group takes no further submission
     * @param groupBytes bytes after which it takes none
     */
    TenantQueue(int mostWriters, int groupStatements, long groupBytes) {
        this.mostWriters = mostWriters;
        this.groupStatements = groupStatements;
        this.groupBytes = groupBytes;
    }

    /** Adds one; whether a further writer is to be started for it. */
    boolean add(Waiting submission) {
        lock.lock();
        try {
            waiting.add(submission);
            waitingStatements += submission.submission().statements().size();
            boolean start = writers == 0 || (writers < mostWriters && waitingStatements >= groupStatements / SECOND_AT);
            writers += start ? 1 : 0;
            return start;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a writer stores next: as many as fit, in order; one that names an id of the group waits for the next. Empty: the
     * writer ends.
     */
    List<Waiting> next() {
        lock.lock();
        try {
            List<Waiting> group = take();
            writers -= group.isEmpty() ? 1 : 0;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        int statements = 0;
        long bytes = 0;
        for (Iterator<Waiting> all = waiting.iterator();
                all.hasNext() && statements < groupStatements && bytes < groupBytes; ) {
            Waiting each = all.next();
            if (group.isEmpty() || each.submission().statements().stream().noneMatch(one -> ids.contains(one.id()))) {
                all.remove();
                group.add(each);
                each.submission().statements().forEach(one -> ids.add(one.id()));
                statements += each.submission().statements().size();
                bytes += each.submission().bytes();
            }
        }
        waitingStatements -= statements;
        return group;
    }
}
