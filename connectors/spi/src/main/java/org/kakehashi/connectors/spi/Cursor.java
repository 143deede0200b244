package org.kakehashi.connectors.spi;

import java.util.Objects;

/**
 * How far a source has been read. Opaque to the hub, which keeps it and gives it back at the next run; the connector
 * alone knows what it means.
 */
public record Cursor(String value) {

    /** Nothing has been read yet: read from the beginning. */
    public static final Cursor START = new Cursor("");

    public Cursor {
        Objects.requireNonNull(value, "value");
    }
}
