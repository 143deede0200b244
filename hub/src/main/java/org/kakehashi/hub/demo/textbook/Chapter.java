package org.kakehashi.hub.demo.textbook;

import java.util.List;

/**
 * A chapter of the demo textbook.
 *
 * @param id stable name, part of the activity id
 * @param gradeName the grade in the words of the ministry's data standard
 * @param pages in order, at least one
 */
record Chapter(String id, String title, String gradeName, String subject, List<Page> pages) {
    /** Where the textbook's activities have their names; {@code example} is a reserved domain (RFC 2606). */
    static final String BASE = "https://textbook.kakehashi.example";

    /** @param passages what can be marked, one by one */
    record Page(String heading, List<String> passages) {}

    /** The xAPI activity id. */
    String iri() {
        return BASE + "/chapters/" + id;
    }

    /** The activity id of a page. */
    String pageIri(int number) {
        return iri() + "/pages/" + number;
    }

    Page page(int number) {
        return pages.get(number - 1);
    }
}
