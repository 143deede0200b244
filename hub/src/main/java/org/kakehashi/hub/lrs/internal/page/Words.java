package org.kakehashi.hub.lrs.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import tools.jackson.databind.JsonNode;

/** What statements say, in the reader's language and time. */
final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(SchoolDay.ZONE);
    private static final int LONGEST = 300;

    private Words() {}

    /** A text of a language map: in the reader's language, else in any, else the end of the IRI that it names. */
    static String of(JsonNode map, String iri, Locale locale) {
        String language = locale.getLanguage();
        return map.properties().stream()
                .filter(entry -> entry.getValue().isString())
                .filter(entry ->
                        entry.getKey().equals(language) || entry.getKey().startsWith(language + "-"))
                .findFirst()
                .or(() -> map.properties().stream()
                        .filter(entry -> entry.getValue().isString())
                        .findFirst())
                .map(entry -> cut(entry.getValue().stringValue()))
                .orElseGet(() -> tail(iri));
    }

    /** The last part of an IRI. */
    static String tail(String iri) {
        String path = iri.endsWith("/") ? iri.substring(0, iri.length() - 1) : iri;
        return cut(path.substring(path.lastIndexOf('/') + 1));
    }

    /** In Japan. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** The moment, where it is more than a minute away from another; without the date where that is the same. */
    static @Nullable String timeUnlessNear(Instant at, Instant other) {
        if (Duration.between(at, other).abs().toSeconds() <= 60) {
            return null;
        }
        String text = time(at);
        return SchoolDay.of(at).equals(SchoolDay.of(other)) ? text.substring(text.indexOf(' ') + 1) : text;
    }

    /** Short enough for a page. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
