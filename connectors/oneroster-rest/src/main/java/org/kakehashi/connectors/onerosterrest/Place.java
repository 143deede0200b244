package org.kakehashi.connectors.onerosterrest;

import org.kakehashi.connectors.oneroster.Words;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;

/** Where an item stands in its collection, by which rules it is read, and whether it has broken one. */
final class Place {

    private final String file;
    private final long number;
    private final Words words;
    private final Findings findings;
    private boolean sound = true;

    Place(String file, long number, Words words, Findings findings) {
        this.file = file;
        this.number = number;
        this.words = words;
        this.findings = findings;
    }

    String file() {
        return file;
    }

    long number() {
        return number;
    }

    Words words() {
        return words;
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
