package org.kakehashi.hub.database.internal;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.DatabaseProperties;
import org.kakehashi.hub.database.internal.DatabaseLogins.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL beside the hub, its data in the data folder. It is started with fsync on, watched, and started again
 * on the same port should it die; a hub that was killed leaves it running, and the next hub stops it first.
 */
final class EmbeddedDatabase implements AutoCloseable {
    static final String DATABASE = "kakehashi";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);
    /** Shorter, as one that has no disk to start on ends at once; one that takes longer goes on, and is watched as any other. */
    private static final Duration RESTART = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LEAST_SHARED_BUFFERS = 128;
    private static final int MOST_SHARED_BUFFERS = 1024;

    private final Path folder;
    private final int port;
    private final EmbeddedCredentials credentials;
    private final DatabaseLogins logins;
    private final FileChannel lock;
    /** Held while the server is started or stopped, so that closing never overtakes a start. */
    private final ReentrantLock changing = new ReentrantLock();

    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile boolean closing;

    private EmbeddedDatabase(DatabaseProperties properties) throws IOException {
        this.folder = properties.embeddedFolder().toAbsolutePath();
        Files.createDirectories(folder.getParent());
        this.lock = lock(folder.resolveSibling("hub.lock"));
        this.credentials = EmbeddedCredentials.loadOrCreate(folder.resolveSibling("database.properties"));
        this.port = properties.embeddedPort() == 0 ? freePort() : properties.embeddedPort();
        this.logins = new DatabaseLogins(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                new Login(properties.user(), credentials.server()),
                new Login(properties.ownerUser(), credentials.owner()));
        OrphanPostmaster.stop(folder);
        this.postgres = startPostgres(STARTUP);
        EmbeddedSetup.complete(folder, postgres, credentials, logins);
        Thread.ofVirtual().name("embedded-postgres-watch").start(this::watch);
    }

    static EmbeddedDatabase start(DatabaseProperties properties) {
        try {
            return new EmbeddedDatabase(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    DatabaseLogins logins() {
        return logins;
    }

    private EmbeddedPostgres startPostgres(Duration patience) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // Beside the data: a shared temporary folder could be emptied under a running server, or filled by
                // others.
                .setOverrideWorkingDirectory(
                        folder.resolveSibling("postgres-binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(patience)
                .setConnectConfig("password", credentials.superuser())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedBuffers() + "MB")
                // As many locks a backend takes without the shared lock table; a query names every month of two tables.
                .setServerConfig("max_locks_per_transaction", "256")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    /** An eighth of the memory that this process may see, within bounds, in megabytes. */
    private static long sharedBuffers() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp((bytes / 8) >> 20, LEAST_SHARED_BUFFERS, MOST_SHARED_BUFFERS);
    }

    /** Never gives up: a disk may stay full for hours, and the hub is to go on once somebody has made room. */
    private void watch() {
        Duration pause = FIRST_PAUSE;
        while (!closing) {
            try {
                Optional<ProcessHandle> postmaster = OrphanPostmaster.find(folder);
                if (postmaster.isPresent()) {
                    postmaster.get().onExit().join();
                    pause = FIRST_PAUSE;
                }
                restart();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The embedded PostgreSQL did not start: {}", e.toString());
                if (!sleep(pause)) {
                    return;
                }
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.plus(FIRST_PAUSE) : pause;
            }
        }
    }

    private void restart() throws IOException {
        changing.lock();
        try {
            if (!closing) {
                LOG.warn("The embedded PostgreSQL is gone; starting it again");
                closePostgres();
                // A start that failed keeps the library's lock on this file; hub.lock is what guards the folder.
                Files.deleteIfExists(folder.resolve("epg-lock"));
                postgres = startPostgres(RESTART);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Whether there was the time; a killed postmaster's backends, for one, need a moment to leave its shared memory. */
    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closePostgres() throws IOException {
        EmbeddedPostgres running = postgres;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        changing.lock();
        try {
            closePostgres();
            OrphanPostmaster.stop(folder);
        } finally {
            changing.unlock();
        }
        lock.close();
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException("another hub runs on the data folder " + file.getParent()
                    + "; stop it, or set HUB_DATA to another folder");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
