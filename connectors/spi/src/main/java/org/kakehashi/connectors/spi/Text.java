package org.kakehashi.connectors.spi;

/**
 * A sentence for people, in Japanese and in English.
 *
 * @param ja Japanese, shown first; never blank
 * @param en English; never blank
 */
public record Text(String ja, String en) {

    public Text {
        if (ja.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs both languages");
        }
    }

    /** The text with each {@code %s} filled in, in both languages alike. */
    public Text with(Object... values) {
        return new Text(ja.formatted(values), en.formatted(values));
    }
}
