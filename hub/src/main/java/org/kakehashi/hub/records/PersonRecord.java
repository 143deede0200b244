package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.util.Map;
import org.kakehashi.connectors.spi.records.RecordKind;

/**
 * A person's record of a kind that no board counts.
 *
 * @param source from which source it came
 * @param fields what it says by the catalogue's names, in the catalogue's order; what is unknown is left out
 */
public record PersonRecord(RecordKind kind, LocalDate date, String source, Map<String, String> fields) {}
