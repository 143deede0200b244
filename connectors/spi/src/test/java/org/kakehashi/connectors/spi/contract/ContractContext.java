package org.kakehashi.connectors.spi.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.HttpSender;

/** A context for tests: settings, perhaps a file, and by default no way to the network. */
public record ContractContext(
        Map<String, String> settings, Optional<Path> file, Optional<String> fileName, HttpSender http)
        implements ConnectorContext {

    /** Nothing at all: no settings, no file, no network. */
    public static ContractContext empty() {
        return new ContractContext(Map.of(), Optional.empty(), Optional.empty(), request -> {
            throw new IOException("this test has no network");
        });
    }

    /** The same with a file, under its own name. */
    public ContractContext withFile(Path path) {
        return new ContractContext(
                settings, Optional.of(path), Optional.of(path.getFileName().toString()), http);
    }

    /** The same with these settings instead. */
    public ContractContext withSettings(Map<String, String> replacement) {
        return new ContractContext(Map.copyOf(replacement), file, fileName, http);
    }

    /** The same with this way to the network. */
    public ContractContext withHttp(HttpSender sender) {
        return new ContractContext(settings, file, fileName, sender);
    }
}
