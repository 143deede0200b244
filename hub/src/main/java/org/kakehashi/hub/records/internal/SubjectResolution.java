package org.kakehashi.hub.records.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    private final IdentityLinks links;
    private final PlaceKeys places;

    SubjectResolution(IdentityLinks links, PlaceKeys places) {
        this.links = links;
        this.places = places;
    }

    /** The names of the sources from which rosters have come. */
    List<String> rosters(int tenantId) {
        return links.rosterSources(tenantId);
    }

    /** The records with what became of their subjects, in their order. */
    List<Resolved> resolve(int tenantId, List<StagedRecord> rows, List<String> rosters) {
        Iterator<IdentityLinks.Match> persons = links.resolve(tenantId, keys(rows, true, row -> person(row, rosters)))
                .iterator();
        Iterator<IdentityLinks.Match> others = places.resolve(tenantId, keys(rows, false, row -> place(row, rosters)))
                .iterator();
        List<Resolved> all = new ArrayList<>(rows.size());
        for (StagedRecord row : rows) {
            boolean person = isPerson(row);
            all.add(
                    switch ((person ? persons : others).next()) {
                        case IdentityLinks.Match.Person(var id) -> new Resolved(row, id, null);
                        case IdentityLinks.Match.Nobody() ->
                            new Resolved(row, null, person ? Reason.UNKNOWN_PERSON : Reason.UNKNOWN_PLACE);
                        case IdentityLinks.Match.Several(var many) ->
                            new Resolved(row, null, person ? Reason.SEVERAL_PERSONS : Reason.SEVERAL_PLACES);
                    });
        }
        return all;
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
