package org.kakehashi.hub.connect.internal.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Files that wait for their run, in {@code imports} of the data folder; deleted when the run has ended. */
@Component
public class ImportFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);

    private final Path folder;

    ImportFiles(HubProperties hub) {
        this.folder = hub.data().toAbsolutePath().resolve("imports");
    }

    /** A kept file. */
    public record Stored(String name, String sha256, long size) {}

    /** Keeps what the stream holds; nothing stays behind where that fails. */
    public Stored keep(int tenantId, InputStream in) throws IOException {
        String name = tenantId + "/" + UUID.randomUUID();
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        boolean whole = false;
        try (DigestInputStream digested = new DigestInputStream(in, sha256());
                OutputStream out = Files.newOutputStream(file)) {
            long size = digested.transferTo(out);
            whole = true;
            return new Stored(
                    name, HexFormat.of().formatHex(digested.getMessageDigest().digest()), size);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Those of a tenant that were last written before then, whether anybody wants them or not. */
    public List<String> olderThan(int tenantId, Instant then) throws IOException {
        Path own = folder.resolve(Integer.toString(tenantId));
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
            for (Path file : files) {
                if (isOlder(file, then)) {
                    names.add(tenantId + "/" + file.getFileName());
                }
            }
        }
        return names;
    }

    private static boolean isOlder(Path file, Instant then) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            LOG.warn("A file that was imported can't be deleted: {}", path(name), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
