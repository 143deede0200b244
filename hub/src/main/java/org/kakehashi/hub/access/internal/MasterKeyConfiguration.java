package org.kakehashi.hub.access.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.kakehashi.hub.access.SecretBox;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The master key: 32 bytes in hexadecimal in a file that only the hub's user reads, made on first start. */
@Configuration(proxyBeanMethods = false)
class MasterKeyConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyConfiguration.class);
    private static final int KEY_BYTES = 32;

    @Bean
    SecretBox secretBox(@Value("${hub.master-key-file:}") String file, HubProperties hub) throws IOException {
        Path path = file.isBlank() ? hub.data().resolve("master.key") : Path.of(file);
        if (!Files.exists(path)) {
            create(path.toAbsolutePath());
        }
        byte[] key = HexFormat.of().parseHex(Files.readString(path).strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(path + " must hold 64 hexadecimal digits (a 256-bit key)");
        }
        return new SecretBox(new SecretKeySpec(key, "AES"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static void create(Path path) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(path.getParent());
        Path draft = Files.createTempFile(
                path.getParent(),
                "master",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(key));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Made a master key in {}. Back it up: without it stored signing keys can't be read.", path);
    }
}
