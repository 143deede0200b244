package org.kakehashi.connectors.spi;

/** How much a {@link Finding} matters. */
public enum Severity {
    /** The row, or the file, cannot be used as it is. A roster with one error is not applied at all. */
    ERROR,
    /** It can be used; somebody should look at it. */
    WARNING
}
