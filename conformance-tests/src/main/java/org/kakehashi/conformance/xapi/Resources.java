package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The kit's own data, beside its classes. */
final class Resources {
    private Resources() {}

    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The kit lacks its file " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table whose columns are parted by semicolons, without its heading. */
    static List<String[]> table(String name) {
        return text(name)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(";", -1))
                .toList();
    }
}
