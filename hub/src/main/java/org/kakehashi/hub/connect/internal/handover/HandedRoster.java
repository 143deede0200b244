package org.kakehashi.hub.connect.internal.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kakehashi.connectors.spi.Finding;

/**
 * A roster written to a file, to be sent; closing deletes the file.
 *
 * @param name as the receiver shall know it
 * @param findings what its reader may stumble over, the first ones
 */
record HandedRoster(Path file, String name, String mediaType, List<Finding> findings) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
