package org.kakehashi.hub.lti.internal.launch;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.CourseSection;
import org.kakehashi.hub.roster.Participant;

/**
 * What a launch's message is about.
 *
 * @param begun the launch, its tool and link
 * @param context the class
 * @param participant the person in the class, as of today
 * @param told what the tool knows the person by
 * @param whose whose work is looked at; null: nobody's
 */
record Message(
        Begun begun,
        CourseSection context,
        Participant participant,
        Subjects.Told told,
        @Nullable Somebody whose) {
    /** A member of the class, and what the tool knows them by. */
    record Somebody(Participant participant, Subjects.Told told) {}
}
