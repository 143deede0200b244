package org.kakehashi.hub.lti.internal.dynamic;

import static org.kakehashi.hub.lti.internal.registration.Released.ATTENDANCE_NUMBER;
import static org.kakehashi.hub.lti.internal.registration.Released.EMAIL;
import static org.kakehashi.hub.lti.internal.registration.Released.GRADE;
import static org.kakehashi.hub.lti.internal.registration.Released.KANA;
import static org.kakehashi.hub.lti.internal.registration.Released.NAME;
import static org.kakehashi.hub.lti.internal.registration.Released.SOURCED_ID;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.kakehashi.hub.lti.internal.registration.Released;

/** Says what of persons would have to be released for a claim or a variable to arrive ({@code docs/lti.md}, settings of a tool). */
final class Demands {
    private static final Map<String, Set<Released>> CLAIMS = Map.of(
            "name", Set.of(NAME),
            "given_name", Set.of(NAME),
            "family_name", Set.of(NAME),
            "name#ja-Kana-JP", Set.of(KANA),
            "given_name#ja-Kana-JP", Set.of(KANA),
            "family_name#ja-Kana-JP", Set.of(KANA),
            "email", Set.of(EMAIL),
            "https://purl.imsglobal.org/spec/lti/claim/lis", Set.of(SOURCED_ID),
            "https://kakehashi.example/lti/claim/person", Set.of(GRADE, ATTENDANCE_NUMBER));

    private Demands() {}

    /** Of claims, and of custom parameters' values. */
    static Set<Released> of(Collection<String> claims, Collection<String> values) {
        Set<Released> released = EnumSet.noneOf(Released.class);
        claims.forEach(claim -> released.addAll(CLAIMS.getOrDefault(claim, Set.of())));
        values.stream()
                .filter(value -> value.startsWith("$"))
                .forEach(value -> released.addAll(ofVariable(value.substring(1))));
        return released;
    }

    private static Set<Released> ofVariable(String name) {
        if (name.endsWith("ourcedId")) {
            return Set.of(SOURCED_ID);
        }
        if (name.startsWith("Person.name.")) {
            return Set.of(NAME);
        }
        if (name.startsWith("Kakehashi.person.kana")) {
            return Set.of(KANA);
        }
        return switch (name) {
            case "Person.email.primary" -> Set.of(EMAIL);
            case "Kakehashi.person.grades" -> Set.of(GRADE);
            case "Kakehashi.person.attendanceNumber" -> Set.of(ATTENDANCE_NUMBER);
            default -> Set.of();
        };
    }
}
