package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;

/** Where an item stands in its collection, by which rules it is read, and whether it has broken one. */
final class Place {

    private final String file;
    private final long number;
    private final Vocabulary vocabulary;
    private final Findings findings;
    private boolean sound = true;

    Place(String file, long number, Vocabulary vocabulary, Findings findings) {
        this.file = file;
        this.number = number;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    String file() {
        return file;
    }

    long number() {
        return number;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    boolean isSound() {
        return sound;
    }

    void unsound() {
        sound = false;
    }

    void report(Finding finding) {
        findings.report(finding);
    }
}
