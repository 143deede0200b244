package org.kakehashi.hub.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived a killed hub, or took long to start. It holds the data folder, so it is stopped before ours starts. */
final class OrphanPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanPostmaster.class);
    private static final int STOP_SECONDS = 60;

    private OrphanPostmaster() {}

    /** The postmaster that {@code postmaster.pid} names, where it still runs on this folder. */
    static Optional<ProcessHandle> find(Path dataFolder) throws IOException {
        Path pidFile = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty() ? Optional.empty() : alive(lines.getFirst().strip());
    }

    private static Optional<ProcessHandle> alive(String pid) {
        // The number may have gone to another program since: only a process called postgres counts.
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info()
                        .command()
                        .map(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .orElse(false));
    }

    static void stop(Path dataFolder) throws IOException {
        Optional<ProcessHandle> orphan = find(dataFolder);
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info(
                "Stopping the PostgreSQL (pid {}) that still runs on the data folder",
                orphan.get().pid());
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that are gone. The shell has kill built
        // in.
        new ProcessBuilder("sh", "-c", "kill -INT " + orphan.get().pid()).start();
        try {
            orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an orphaned PostgreSQL stopped", e);
        } catch (Exception e) {
            throw new IOException("An orphaned PostgreSQL (pid " + orphan.get().pid() + ") did not stop", e);
        }
    }
}
