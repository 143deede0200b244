package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.kakehashi.hub.roster.Participant;

/** Substitution variables that differ from person to person: those of a launch, and of each member in a service. */
public final class PersonVariables {
    private PersonVariables() {}

    /** The values by name, without {@code $}; what isn't released isn't there. */
    public static Map<String, String> of(ToolSettings settings, Participant participant, Subjects.Told told) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("User.id", told.sub());
        put(values, "User.username", told.username());
        values.put("Membership.role", String.join(",", Roles.of(participant)));
        if (settings.releases(Released.NAME)) {
            put(values, "Person.name.full", participant.name());
            put(values, "Person.name.given", participant.givenName());
            put(values, "Person.name.family", participant.familyName());
        }
        if (settings.releases(Released.KANA)) {
            put(values, "Kakehashi.person.kana", participant.kana());
            put(values, "Kakehashi.person.kanaGiven", participant.kanaGiven());
            put(values, "Kakehashi.person.kanaFamily", participant.kanaFamily());
        }
        if (settings.releases(Released.EMAIL)) {
            put(values, "Person.email.primary", participant.email());
        }
        if (settings.releases(Released.SOURCED_ID)) {
            put(values, "Person.sourcedId", participant.sourcedId());
            put(values, "Membership.personSourcedId", participant.sourcedId());
        }
        if (settings.releases(Released.GRADE)) {
            put(values, "Kakehashi.person.grades", String.join(",", participant.grades()));
        }
        if (settings.releases(Released.ATTENDANCE_NUMBER)) {
            Integer number = participant.attendanceNumber();
            put(values, "Kakehashi.person.attendanceNumber", number == null ? null : number.toString());
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }
}
