package org.kakehashi.connectors.spi;

/** Takes what a connector finds wrong. */
@FunctionalInterface
public interface Findings {

    /** Takes one finding; the connector goes on reading where it can. The hub counts all and bounds what it keeps. */
    void report(Finding finding);
}
