package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind at a fixed rate, whatever the hub does: each has its moment, and its latency counts from that moment, so that
 * a stall shows in every request that it delayed. A bounded number of connections send them in turn.
 */
final class Pace {
    /** Sends one request and reads its answer; adds the ids that were acknowledged. */
    interface Request {
        void send(Connection connection, Random random, Ids acknowledged) throws IOException;
    }

    private final String name;
    private final double perSecond;
    private final Request request;
    private final List<Latencies> minutes = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final Ids acknowledged = new Ids();
    private volatile @Nullable String firstError;

    Pace(String name, double perSecond, Request request, Duration length) {
        this.name = name;
        this.perSecond = perSecond;
        this.request = request;
        for (long minute = 0; minute <= length.toMinutes(); minute++) {
            minutes.add(new Latencies());
        }
    }

    /** One connection's share, until {@code end}; both times of {@link System#nanoTime}. */
    void work(XapiLoads xapi, long start, long end) throws IOException {
        Random random = new Random();
        Ids own = new Ids();
        Connection connection = xapi.connect();
        try {
            for (long due = due(start); due < end; due = due(start)) {
                await(due);
                try {
                    request.send(connection, random, own);
                    minutes.get((int) TimeUnit.NANOSECONDS.toMinutes(due - start))
                            .add(System.nanoTime() - due);
                } catch (IOException e) {
                    fail(e);
                    connection.close();
                    connection = xapi.connect();
                }
            }
        } finally {
            connection.close();
            synchronized (acknowledged) {
                acknowledged.addAll(own);
            }
        }
    }

    private long due(long start) {
        return start + (long) (next.getAndIncrement() * (1e9 / perSecond));
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void fail(IOException e) {
        errors.incrementAndGet();
        if (firstError == null) {
            firstError = e.toString();
        }
    }

    String name() {
        return name;
    }

    /** Latencies of the requests that were due in a minute of the run. */
    Latencies minute(int minute) {
        return minutes.get(minute);
    }

    Ids acknowledged() {
        return acknowledged;
    }

    long errors() {
        return errors.get();
    }

    @Nullable
    String firstError() {
        return firstError;
    }
}
