package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.spi.Finding;

/** The service, or what it said, can't be used, and asking again wouldn't help: the read ends with this finding. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    Refused(Finding finding) {
        super(finding.code());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
