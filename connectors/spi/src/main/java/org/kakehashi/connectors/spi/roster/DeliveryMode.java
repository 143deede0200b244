package org.kakehashi.connectors.spi.roster;

/** How a file is delivered, in the words of {@code manifest.csv}. */
public enum DeliveryMode {
    /** The file is not part of the delivery. */
    ABSENT,
    /** The file holds everything: what it does not name is gone. */
    BULK,
    /** The file holds changes since the last delivery, each with a status. */
    DELTA
}
