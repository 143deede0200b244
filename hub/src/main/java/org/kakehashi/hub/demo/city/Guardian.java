package org.kakehashi.hub.demo.city;

import java.util.List;

/**
 * A parent or guardian of pupils.
 *
 * @param person who
 * @param children whose; one or more, all of one school
 */
public record Guardian(Person person, List<Pupil> children) {
    School school() {
        return children.getFirst().homeroom().school();
    }
}
