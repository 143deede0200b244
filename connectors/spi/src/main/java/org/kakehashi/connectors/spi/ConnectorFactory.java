package org.kakehashi.connectors.spi;

import java.util.List;

/** Makes connectors of one kind. Found by {@link java.util.ServiceLoader}; needs a public constructor without arguments. */
public interface ConnectorFactory {

    /** The kind's name in configuration and URLs, such as {@code oneroster-csv}: lower case, hyphens, never changed. */
    String name();

    /** What an administrator sees when choosing a connector. */
    Text title();

    /**
     * Opens a connector for one run. Does no work and never fails for missing or wrong settings: those are reported as
     * findings by the first read.
     */
    Connector open(ConnectorContext context);

    /** Where a connector's data comes from. */
    enum Input {
        /** A file that somebody or something hands to the hub, one a run. */
        FILE,
        /** A service that the connector calls; such a connector can run by a schedule. */
        NETWORK
    }

    /** Where its data comes from. */
    default Input input() {
        return Input.FILE;
    }

    /** All settings that its connectors understand, in the order in which a form asks for them. */
    default List<Setting> settings() {
        return List.of();
    }
}
