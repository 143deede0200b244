package org.kakehashi.hub.demo.study;

import java.util.ArrayList;
import java.util.List;

/**
 * One question of a {@link Unit}.
 *
 * @param unitId the unit it belongs to
 * @param order its place in the unit, from 1
 * @param kind how the pupil answers
 * @param prompt the question; fractions are written {@code 2/3}
 * @param answer the right response
 * @param wrong likely wrong responses; with the answer they are the options of a {@link Kind#CHOICE}
 */
public record Item(String unitId, int order, Kind kind, String prompt, String answer, List<String> wrong) {

    /** How an item is answered: by picking an option, by a numerator and a denominator, or by free text. */
    public enum Kind {
        CHOICE,
        FRACTION,
        TEXT
    }

    /** The xAPI activity id. */
    public String iri() {
        return Unit.BASE + "/units/" + unitId + "/items/" + order;
    }

    /** The options of a choice in the order in which they are shown: the same for everybody, the answer not always first. */
    public List<String> options() {
        var options = new ArrayList<>(wrong);
        options.add(order % (wrong.size() + 1), answer);
        return List.copyOf(options);
    }

    /** Whether the response is right; a fraction of the same value is right too. */
    public boolean accepts(String response) {
        return kind == Kind.FRACTION
                ? Fraction.sameValue(response, answer)
                : response.strip().equals(answer);
    }
}
