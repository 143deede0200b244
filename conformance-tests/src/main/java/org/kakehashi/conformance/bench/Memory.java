package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.conformance.hub.HubProcess;

/** The hub's memory over time: what the system counts, and the heap as it was left by each collection. */
final class Memory {
    private static final Pattern COLLECTION = Pattern.compile("Pause .*? (\\d+)M->(\\d+)M\\(");

    private final HubProcess hub;
    private final Path log;
    private int linesRead;

    Memory(HubProcess hub, Path data) {
        this.hub = hub;
        this.log = log(data);
    }

    /** Where the hub logs its collections. */
    static Path log(Path data) {
        return data.resolve("gc.log");
    }

    /**
     * A moment.
     *
     * @param residentMegabytes of the hub's process
     * @param heapMegabytes the least that a collection has left since the moment before; -1: there was none
     */
    record Moment(long residentMegabytes, long heapMegabytes) {}

    Moment now() throws IOException {
        List<String> lines = Files.readAllLines(log);
        long least = lines.subList(linesRead, lines.size()).stream()
                .map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(2)))
                .min()
                .orElse(-1);
        linesRead = lines.size();
        return new Moment(hub.residentMegabytes(), least);
    }
}
