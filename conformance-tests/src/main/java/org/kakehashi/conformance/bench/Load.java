package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests of one kind over some connections for some time. */
final class Load {
    /** Sends one request and reads its answer; gives how many units it was worth. */
    interface Request {
        int send(Connection connection, Random random) throws IOException;
    }

    /** Makes the requests of one connection. */
    interface Requests {
        Request of(Random random);
    }

    /**
     * What came out.
     *
     * @param units all of them
     * @param perSecond units a second
     * @param p50 milliseconds
     * @param p95 milliseconds
     * @param p99 milliseconds
     */
    record Result(long units, double perSecond, double p50, double p95, double p99) {}

    private final int port;
    private final List<String> headers;

    Load(int port, String headers) {
        this(port, List.of(headers));
    }

    /** @param headers of each connection in turn */
    Load(int port, List<String> headers) {
        this.port = port;
        this.headers = headers;
    }

    Result run(int connections, Duration length, Requests requests) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        long units = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Random random = new Random(i + start);
                Request request = requests.of(random);
                String own = headers.get(i % headers.size());
                all.add(threads.submit(() -> run(own, request, random, end, latencies)));
            }
            for (Future<Long> one : all) {
                units += one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(
                units, units / seconds, latencies.percentile(50), latencies.percentile(95), latencies.percentile(99));
    }

    private long run(String headers, Request request, Random random, long end, Latencies latencies) throws IOException {
        long units = 0;
        try (Connection connection = new Connection(port, headers)) {
            for (long now = System.nanoTime(); now < end; ) {
                units += request.send(connection, random);
                long after = System.nanoTime();
                latencies.add(after - now);
                now = after;
            }
        }
        return units;
    }
}
