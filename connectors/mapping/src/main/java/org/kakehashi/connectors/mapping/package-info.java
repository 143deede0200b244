/**
 * Mappings, shared by connectors whose sources write records in ways of their own: which column of a file, or which member
 * of a JSON item, is which field of a {@link org.kakehashi.connectors.spi.records.RecordKind}, and how it is written.
 *
 * <ol>
 *   <li>{@link org.kakehashi.connectors.mapping.MappingReader#open} reads what every mapping has: the kind and the subject's
 *       scheme. A connector then reads members of its own with {@link org.kakehashi.connectors.mapping.MappingJson}.
 *   <li>{@link org.kakehashi.connectors.mapping.MappingReader#mapping} reads the fields.
 *   <li>{@link org.kakehashi.connectors.mapping.Mapping#row} gives the rows to a
 *       {@link org.kakehashi.connectors.spi.records.RecordReader}.
 * </ol>
 *
 * All that is wrong with a mapping is reported by JSON Pointer (RFC 6901), all at once; the rules stand in
 * {@link org.kakehashi.connectors.mapping.MappingRule}.
 */
@NullMarked
package org.kakehashi.connectors.mapping;

import org.jspecify.annotations.NullMarked;
