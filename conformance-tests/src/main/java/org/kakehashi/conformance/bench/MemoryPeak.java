package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.conformance.hub.HubProcess;

/** The most memory that the hub took while something went on. The hub must log its collections to {@link Memory#log}. */
final class MemoryPeak implements AutoCloseable {
    private static final Pattern COLLECTION = Pattern.compile("Pause .*? (\\d+)M->(\\d+)M\\(");

    private final Path log;
    private final int collectionsBefore;
    private final Thread watcher;
    private volatile long resident;

    private MemoryPeak(HubProcess hub, Path log) throws IOException {
        this.log = log;
        this.collectionsBefore = Files.readAllLines(log).size();
        this.watcher = Thread.ofVirtual().start(() -> watch(hub));
    }

    static MemoryPeak watch(HubProcess hub, Path data) throws IOException {
        return new MemoryPeak(hub, Memory.log(data));
    }

    private void watch(HubProcess hub) {
        try {
            while (true) {
                resident = Math.max(resident, hub.residentMegabytes());
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the process, in megabytes. */
    long residentMegabytes() {
        return resident;
    }

    /** The most that a collection has left on the heap, in megabytes. */
    long heapMegabytes() throws IOException {
        return Files.readAllLines(log).stream()
                .skip(collectionsBefore)
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(2)))
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
