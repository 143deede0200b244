package org.kakehashi.connectors.schoolaffairsrest;

import org.kakehashi.connectors.spi.Finding;

/** The service can't be read any further; a finding says why. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final transient Finding finding;

    Refused(Finding finding) {
        super(finding.code());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
