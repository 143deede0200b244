package org.kakehashi.hub.records.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.records.Quarantine.Reason;
import org.kakehashi.hub.records.internal.StagedRecord.Resolved;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.PlaceKeys;
import org.springframework.stereotype.Component;

/** Finds whom or what records are about, as of their day. Within a transaction of the tenant. */
@Component
class SubjectResolution {
    private static final IdentityLinks.Match NOBODY = new IdentityLinks.Match.Nobody();

    private final IdentityLinks links;
    private final PlaceKeys places;
    private final DecidedRecordStore decided;

    SubjectResolution(IdentityLinks links, PlaceKeys places, DecidedRecordStore decided) {
        this.links = links;
        this.places = places;
        this.decided = decided;
    }

    /** The names of the sources from which rosters have come. */
    List<String> rosters(int tenantId) {
        return links.rosterSources(tenantId);
    }

    /**
     * The records with what became of their subjects, in their order. What a person decided about a key goes before what the rosters
     * say.
     */
    List<Resolved> resolve(int tenantId, List<StagedRecord> rows, List<String> rosters) {
        Iterator<IdentityLinks.Match> persons = links.resolve(tenantId, keys(rows, true, row -> person(row, rosters)))
                .iterator();
        Iterator<IdentityLinks.Match> others = places.resolve(tenantId, keys(rows, false, row -> place(row, rosters)))
                .iterator();
        Iterator<IdentityLinks.Match> decisions = decided.any(tenantId)
                ? links.resolve(tenantId, keys(rows, true, SubjectResolution::decision))
                        .iterator()
                : Collections.emptyIterator();
        List<Resolved> all = new ArrayList<>(rows.size());
        for (StagedRecord row : rows) {
            boolean person = isPerson(row);
            IdentityLinks.Match byRoster = (person ? persons : others).next();
            IdentityLinks.Match byDecision = person && decisions.hasNext() ? decisions.next() : NOBODY;
            all.add(
                    byDecision instanceof IdentityLinks.Match.Person(UUID id)
                            ? new Resolved(row, id, null, true)
                            : resolved(row, person, byRoster));
        }
        return all;
    }

    private static Resolved resolved(StagedRecord row, boolean person, IdentityLinks.Match match) {
        return switch (match) {
            case IdentityLinks.Match.Person(UUID id) -> new Resolved(row, id, null, false);
            case IdentityLinks.Match.Nobody() ->
                new Resolved(row, null, person ? Reason.UNKNOWN_PERSON : Reason.UNKNOWN_PLACE, false);
            case IdentityLinks.Match.Several(int many) ->
                new Resolved(row, null, person ? Reason.SEVERAL_PERSONS : Reason.SEVERAL_PLACES, false);
        };
    }

    private static IdentityLinks.Wanted decision(StagedRecord row) {
        String scheme = row.subject().scheme().name();
        return new IdentityLinks.Wanted(
                List.of(IdentityLinks.decided(row.source(), scheme)),
                row.subject().key(),
                noon(row.date()));
    }

    private static <T> List<T> keys(List<StagedRecord> rows, boolean ofPersons, Function<StagedRecord, T> key) {
        return rows.stream().filter(row -> isPerson(row) == ofPersons).map(key).toList();
    }

    private static boolean isPerson(StagedRecord row) {
        return row.subject().scheme().about() == About.PERSON;
    }

    private static IdentityLinks.Wanted person(StagedRecord row, List<String> all) {
        List<String> rosters = among(row.rosterSource(), all);
        List<String> sources =
                switch (row.subject().scheme()) {
                    case MASTER_IDENTIFIER -> List.of(IdentityLinks.MASTER);
                    case SOURCED_ID ->
                        rosters.stream().map(IdentityLinks::roster).toList();
                    case USERNAME ->
                        rosters.stream().map(IdentityLinks::username).toList();
                    case LOCAL_IDENTIFIER ->
                        rosters.stream().map(IdentityLinks::local).toList();
                    case EMAIL -> rosters.stream().map(IdentityLinks::email).toList();
                    case CLASS_SOURCED_ID, CLASS_NAME, SCHOOL_SOURCED_ID, SCHOOL_CODE ->
                        throw new IllegalArgumentException(row.subject() + " is nobody");
                };
        return new IdentityLinks.Wanted(sources, row.subject().key(), noon(row.date()));
    }

    private static PlaceKeys.Wanted place(StagedRecord row, List<String> all) {
        return new PlaceKeys.Wanted(
                row.subject().scheme(),
                among(row.rosterSource(), all),
                row.subject().key(),
                row.date());
    }

    private static List<String> among(@Nullable String rosterSource, List<String> all) {
        return rosterSource == null ? all : List.of(rosterSource);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(SchoolDay.ZONE).toInstant();
    }
}
