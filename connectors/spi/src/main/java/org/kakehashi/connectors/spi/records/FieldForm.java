package org.kakehashi.connectors.spi.records;

import java.util.List;
import java.util.Map;

/**
 * How a source writes a field.
 *
 * @param formats how dates or times are written, tried in order; empty: as ISO 8601 writes them, {@code 2026-04-10} and
 *     {@code 9:05}
 * @param codes the source's codes and the words they stand for; empty: the words themselves
 */
public record FieldForm(List<TemporalFormat> formats, Map<String, String> codes) {

    /** Dates and times by ISO 8601, codes by their words. */
    public static final FieldForm PLAIN = new FieldForm(List.of(), Map.of());

    public FieldForm {
        formats = List.copyOf(formats);
    }
}
