package org.kakehashi.hub.demo.cbt;

import java.util.ArrayList;
import java.util.List;

/**
 * A question of a test, answered by one of its options.
 *
 * @param order its place, from 1
 * @param purpose what it tests (問題の趣旨)
 * @param prompt the question; fractions are written {@code 2/3}
 * @param answer the right option
 * @param wrong the others
 */
record Question(int order, String purpose, String prompt, String answer, List<String> wrong) {
    /** In the order in which they are shown: the same for everybody, the answer not always first. */
    List<String> options() {
        var options = new ArrayList<>(wrong);
        options.add(order * 2 % (wrong.size() + 1), answer);
        return List.copyOf(options);
    }
}
