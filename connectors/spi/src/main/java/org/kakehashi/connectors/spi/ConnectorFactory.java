package org.kakehashi.connectors.spi;

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
}
