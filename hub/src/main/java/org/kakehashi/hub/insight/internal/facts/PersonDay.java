package org.kakehashi.hub.insight.internal.facts;

import java.time.LocalDate;
import java.util.UUID;

/** One person's school day: what facts are computed for, always as a whole. */
record PersonDay(UUID personId, LocalDate day) {}
