package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/**
 * What a nurse noted of a visit: health data, for who may see it only.
 *
 * @param details in the source's words, by name
 */
public record HealthNote(LocalDate date, LocalTime timeIn, Map<String, String> details) {}
