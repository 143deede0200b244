package org.kakehashi.connectors.mapping;

import org.kakehashi.connectors.spi.records.FieldForm;

/**
 * Where a field comes from, and how it is written.
 *
 * @param optional whether the source may lack its place
 */
public record MappedField(Source source, boolean optional, FieldForm form) {

    /** Where a field comes from. */
    public sealed interface Source {
        /**
         * A place in each row or item.
         *
         * @param name a column's name or a JSON Pointer, by the mapping's {@link Place}
         */
        record At(String name) implements Source {}

        /** The same in every record, written as {@link FieldForm#PLAIN}. */
        record Constant(String value) implements Source {}
    }
}
