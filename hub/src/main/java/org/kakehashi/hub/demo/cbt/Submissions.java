package org.kakehashi.hub.demo.cbt;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The last work of each pupil for each line item, as long as the tool runs, and not more than a set number: the oldest goes first. */
final class Submissions {
    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Key, Submission> kept = new LinkedHashMap<>();

    private record Key(String userId, String lineItem) {}

    void keep(String userId, String lineItem, Submission submission) {
        lock.lock();
        try {
            kept.putLast(new Key(userId, lineItem), submission);
            if (kept.size() > MOST) {
                kept.pollFirstEntry();
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Submission> find(String userId, String lineItem) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(new Key(userId, lineItem)));
        } finally {
            lock.unlock();
        }
    }
}
