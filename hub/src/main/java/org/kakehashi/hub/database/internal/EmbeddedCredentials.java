package org.kakehashi.hub.database.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The embedded PostgreSQL's passwords, made on first start and kept beside its data, readable by the hub's user only.
 *
 * @param superuser of {@code postgres}
 * @param owner of the owner's login
 * @param server of the server's login
 */
record EmbeddedCredentials(String superuser, String owner, String server) {
    private static final int BYTES = 24;

    static EmbeddedCredentials loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            save(file, new EmbeddedCredentials(random(), random(), random()));
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        return new EmbeddedCredentials(
                stored.getProperty("superuser"), stored.getProperty("owner"), stored.getProperty("server"));
    }

    private static void save(Path file, EmbeddedCredentials made) throws IOException {
        Properties stored = new Properties();
        stored.setProperty("superuser", made.superuser);
        stored.setProperty("owner", made.owner);
        stored.setProperty("server", made.server);
        // Written beside and moved, so that a crash can't leave half of the passwords.
        Path draft = Files.createTempFile(
                file.getParent(),
                "credentials",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            stored.store(writer, "Passwords of the embedded PostgreSQL");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "EmbeddedCredentials[…]";
    }
}
