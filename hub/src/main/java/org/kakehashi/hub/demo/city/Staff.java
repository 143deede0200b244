package org.kakehashi.hub.demo.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff.
 *
 * @param person who
 * @param post what they do
 * @param school where
 * @param homeroom the class they are responsible for
 * @param others further classes they teach
 */
public record Staff(
        Person person, Post post, School school, @Nullable Homeroom homeroom, List<Homeroom> others) {

    /** What a member of staff does. */
    public enum Post {
        PRINCIPAL,
        HOMEROOM_TEACHER,
        SUBJECT_TEACHER,
        NURSE
    }
}
