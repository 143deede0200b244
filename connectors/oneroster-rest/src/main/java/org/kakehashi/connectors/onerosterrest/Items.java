package org.kakehashi.connectors.onerosterrest;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.oneroster.Words;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import tools.jackson.databind.JsonNode;

/** Makes records of a page's items. */
final class Items {

    private final Words words;
    private final RosterSink sink;
    private final PersonItems persons;

    Items(Words words, Progress progress, RosterSink sink) {
        this.words = words;
        this.sink = sink;
        this.persons = new PersonItems(new Belongings(progress));
    }

    /** What tells an item from others of its collection, without naming it. */
    static String mark(JsonNode item) {
        JsonNode id = item.path("sourcedId");
        return Keys.of(id.isString() ? id.asString("") : item.toString());
    }

    /**
     * Gives a page's items: all of one file before those of the next, since what a user holds refers to the user.
     *
     * @param first the place of the first of them in the collection, counted from 1
     */
    void give(Collection collection, List<JsonNode> page, long first) {
        List<RosterRecord> records = new ArrayList<>();
        long number = first;
        for (JsonNode json : page) {
            Place place = new Place(collection.oneRosterName(), number++, words, sink);
            Item item = new Item(json, place);
            List<RosterRecord> read = place.isSound() ? read(collection, item, place) : List.of();
            if (place.isSound()) {
                records.addAll(read);
            }
        }
        collection.files().forEach(file -> records.stream()
                .filter(row -> row.file() == file)
                .forEach(sink::accept));
    }

    private List<RosterRecord> read(Collection collection, Item item, Place place) {
        return switch (collection) {
            case ORGS -> List.of(SchoolItems.org(item, place));
            case ACADEMIC_SESSIONS -> List.of(SchoolItems.academicSession(item, place));
            case COURSES -> List.of(SchoolItems.course(item, place));
            case CLASSES -> List.of(SchoolItems.schoolClass(item, place));
            case USERS -> persons.user(item, place);
            case DEMOGRAPHICS -> List.of(PersonItems.demographics(item, place));
            case ENROLLMENTS -> List.of(SchoolItems.enrollment(item, place));
        };
    }
}
