package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.roster.Participant;

/**
 * What of a person a tool is told besides {@code sub}, in id_tokens and memberships alike: nothing but what its settings release.
 * Readings are claims for a language and script (OpenID Connect Core 1.0, 5.2).
 */
public final class ReleasedClaims {
    /** What no standard has a claim for: an object with {@code grades} and {@code attendance_number}. */
    public static final String PERSON = "https://kakehashi.example/lti/claim/person";

    private static final String READING = "#ja-Kana-JP";

    private ReleasedClaims() {}

    /** The claims; those that the roster doesn't have are left out. */
    public static Map<String, Object> of(ToolSettings settings, Participant participant) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (settings.releases(Released.NAME)) {
            put(claims, "name", participant.name());
            put(claims, "given_name", participant.givenName());
            put(claims, "family_name", participant.familyName());
        }
        if (settings.releases(Released.KANA)) {
            put(claims, "name" + READING, participant.kana());
            put(claims, "given_name" + READING, participant.kanaGiven());
            put(claims, "family_name" + READING, participant.kanaFamily());
        }
        if (settings.releases(Released.EMAIL)) {
            put(claims, "email", participant.email());
        }
        Map<String, Object> person = new LinkedHashMap<>();
        if (settings.releases(Released.GRADE) && !participant.grades().isEmpty()) {
            person.put("grades", participant.grades());
        }
        if (settings.releases(Released.ATTENDANCE_NUMBER)) {
            put(person, "attendance_number", participant.attendanceNumber());
        }
        if (!person.isEmpty()) {
            claims.put(PERSON, person);
        }
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            claims.put(name, value);
        }
    }
}
