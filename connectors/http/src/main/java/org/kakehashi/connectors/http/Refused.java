package org.kakehashi.connectors.http;

import org.kakehashi.connectors.spi.Finding;

/** The source, or what it said, can't be used, and asking again wouldn't help: the read ends with this finding. */
public class Refused extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    public Refused(Finding finding) {
        super(finding.code());
        this.finding = finding;
    }

    /** What to report. */
    public final Finding finding() {
        return finding;
    }
}
