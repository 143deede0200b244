package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kakehashi.conformance.hub.HubProcess;

/**
 * Processor time that client, hub and database have taken so far, in seconds; it says where the time goes, and holds even on a machine
 * that does other work. Zero where the system has no /proc.
 *
 * @param client this process
 * @param hub the hub's process
 * @param database all processes of its PostgreSQL
 */
record CpuTimes(double client, double hub, double database) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM_OF_CHILDREN = 14;

    /** Taken so far. */
    static CpuTimes of(HubProcess hub) throws IOException {
        return new CpuTimes(ticks(ProcessHandle.current().pid()), ticks(hub.pid()), tree(hub.postmasterPid()));
    }

    /** What was taken since {@code before}. */
    CpuTimes since(CpuTimes before) {
        return new CpuTimes(client - before.client, hub - before.hub, database - before.database);
    }

    private static double tree(long pid) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return ticks(pid)
                    + processes
                            .filter(process -> process.getFileName().toString().matches("\\d+"))
                            .map(CpuTimes::fields)
                            .filter(fields -> fields.size() > SYSTEM_OF_CHILDREN
                                    && fields.get(PARENT).equals(Long.toString(pid)))
                            .mapToDouble(CpuTimes::ticks)
                            .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static double ticks(long pid) {
        return ticks(fields(Path.of("/proc", Long.toString(pid))));
    }

    private static double ticks(List<String> fields) {
        return fields.size() <= SYSTEM_OF_CHILDREN
                ? 0
                : fields.subList(USER, SYSTEM_OF_CHILDREN + 1).stream()
                                .mapToLong(Long::parseLong)
                                .sum()
                        / TICKS_PER_SECOND;
    }

    /** The fields of a process behind its name, which may hold blanks. */
    private static List<String> fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
