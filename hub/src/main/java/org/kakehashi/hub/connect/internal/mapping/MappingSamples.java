package org.kakehashi.hub.connect.internal.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Samples of files by which people make mappings, in {@code mapping-samples} of the data folder. They hold personal data:
 * only who uploaded one sees it, and it is deleted after an hour, or when the mapping has been saved.
 */
@Component
public class MappingSamples {
    /** Bytes of a sample. */
    public static final int LARGEST = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(MappingSamples.class);
    private static final Duration KEPT = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    MappingSamples(HubProperties hub, Clock clock) {
        this.folder = hub.data().toAbsolutePath().resolve("mapping-samples");
        this.clock = clock;
    }

    /** Whose sample it is, and for which instance. */
    record Owner(int tenantId, UUID account, UUID instanceId) {
        private String fileName() {
            return tenantId + "-" + account + "-" + instanceId;
        }
    }

    /**
     * Keeps a sample in place of the one before.
     *
     * @throws HubException TOO_LARGE
     */
    void keep(Owner owner, InputStream content) throws IOException {
        Files.createDirectories(folder);
        byte[] bytes = content.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new HubException(ErrorCode.TOO_LARGE, "A sample has 1 MB at most. Cut the file and try again.");
        }
        Path whole = Files.createTempFile(folder, "new-", "");
        try {
            Files.write(whole, bytes);
            Files.move(whole, folder.resolve(owner.fileName()), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** The sample, where it is still kept. */
    Optional<Path> find(Owner owner) {
        Path file = folder.resolve(owner.fileName());
        return Files.exists(file) && !isOld(file) ? Optional.of(file) : Optional.empty();
    }

    void delete(Owner owner) {
        delete(folder.resolve(owner.fileName()));
    }

    /** Deletes what has been kept long enough. */
    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void deleteOld() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(this::isOld).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.forEach(MappingSamples::delete);
    }

    private boolean isOld(Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.plus(KEPT).isBefore(clock.instant());
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A sample of a file can't be deleted: {}", file, e);
        }
    }
}
