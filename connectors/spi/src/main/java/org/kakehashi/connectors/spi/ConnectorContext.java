package org.kakehashi.connectors.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the hub hands to a connector for one run. */
public interface ConnectorContext {

    /** The settings of this instance by name; secrets are in clear text here and must not be logged. */
    Map<String, String> settings();

    /** The file to read, for connectors that read one. The hub owns it and deletes it after the run. */
    Optional<Path> file();

    /** The name under which the file was uploaded, for messages; {@link #file()} may be called otherwise. */
    Optional<String> fileName();

    /** The guarded client: the only way for a connector to reach the network. */
    HttpSender http();
}
