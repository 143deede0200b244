package org.kakehashi.hub.insight.internal.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;

/**
 * A statement as it stands in the log.
 *
 * @param batch of the log
 * @param seq its place in the log
 * @param id its id
 * @param actor who did it
 * @param verb the verb's IRI
 * @param at its timestamp, or where it has none, when it was stored
 * @param voids the statement that it voids; null: none
 * @param raw as received
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are only read
record LoggedStatement(
        long batch,
        long seq,
        UUID id,
        Actor actor,
        String verb,
        Instant at,
        @Nullable UUID voids,
        byte[] raw) {
    /**
     * An actor as the roster's identity links name it.
     *
     * @param source the account's homePage, or which other identifier it is
     * @param key the account's name, or the other identifier
     */
    record Actor(String source, String key) {
        UUID id() {
            return Term.idOf(source + "\n" + key);
        }
    }

    /** An actor as of a time: a key may mean one person today and another next year. */
    record Occasion(Actor actor, Instant at) {}

    Occasion occasion() {
        return new Occasion(actor, at);
    }

    LocalDate day() {
        return SchoolDay.of(at);
    }
}
