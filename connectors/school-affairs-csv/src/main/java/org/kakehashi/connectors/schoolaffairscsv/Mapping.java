package org.kakehashi.connectors.schoolaffairscsv;

import java.util.List;
import java.util.Map;
import org.kakehashi.connectors.spi.records.PersonRef;

/**
 * How the columns of a source's file become the fields of records.
 *
 * @param encoding {@code auto}, {@code UTF-8} or {@code Windows-31J}
 * @param scheme what kind of key the person's column holds
 * @param fields by the field's name
 */
record Mapping(Kind kind, String encoding, PersonRef.Scheme scheme, Map<String, MappedField> fields) {

    /**
     * Where a field comes from.
     *
     * @param column the column's name in the header
     * @param optional whether the column may be missing
     * @param formats how dates or times are written; tried in order
     * @param codes the source's codes, and the words they stand for
     */
    record MappedField(String column, boolean optional, List<TemporalFormat> formats, Map<String, String> codes) {}
}
