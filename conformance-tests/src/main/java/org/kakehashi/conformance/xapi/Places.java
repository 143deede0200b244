package org.kakehashi.conformance.xapi;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code places.csv}: where in a Statement what kind of value stands, and which requirement says so. */
public final class Places {
    /** What only whole Statements have. */
    private static final Set<String> WHOLE_ONLY = Set.of("id", "stored", "authority", "version");

    /** What differs from context/contextActivities/parent by its name only is looked at in whole Statements. */
    private static final Pattern ALIKE = Pattern.compile("contextActivities/(grouping|category|other)");

    /**
     * A place.
     *
     * @param requirement that tells what may stand there
     * @param template where the place is found
     * @param path to it
     * @param kind of value
     * @param required whether it may not be left out
     */
    public record Place(String requirement, String template, String path, Kind kind, boolean required) {
        /** The Statement that has this place, to be changed. */
        public Sample sample(Edition edition) {
            return Sample.of(template, edition);
        }
    }

    private Places() {}

    /** All places of an edition, in Statements and in SubStatements. */
    public static List<Place> of(Edition edition, Requirements requirements) {
        return Resources.table("places.csv").stream()
                .filter(row -> requirements.get(row[0]).editions().contains(edition))
                .flatMap(Places::places)
                .toList();
    }

    private static Stream<Place> places(String[] row) {
        Kind kind = Kind.named(row[2]);
        boolean required = row[3].equals("required");
        Place whole = new Place(row[0], "full", row[1], kind, required);
        return WHOLE_ONLY.contains(row[1]) || ALIKE.matcher(row[1]).find()
                ? Stream.of(whole)
                : Stream.of(whole, new Place(row[0], "sub", "object/" + row[1], kind, required));
    }
}
