package org.kakehashi.hub.lti.internal.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.SubjectType;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;

/**
 * Replaces what isn't kept of a message by a short mark: secrets, and whatever was told of a person. Claims count by the last part of
 * their names, wherever they stand.
 */
public final class Marks {
    private static final int LONGEST_TEXT = 1000;

    private static final Set<String> SECRET = Set.of(
            "login_hint",
            "lti_message_hint",
            "nonce",
            "state",
            "code",
            "data",
            "session_data",
            "id_token",
            "access_token",
            "client_assertion",
            "JWT");

    /** What a tool lets people read, or says of them. */
    private static final Set<String> FOR_PEOPLE = Set.of("msg", "log", "errormsg", "errorlog", "verified_user");

    private static final Map<String, String> PERSONAL = Map.ofEntries(
            Map.entry("name", Released.NAME.name()),
            Map.entry("given_name", Released.NAME.name()),
            Map.entry("family_name", Released.NAME.name()),
            Map.entry("middle_name", Released.NAME.name()),
            Map.entry("nickname", Released.NAME.name()),
            Map.entry("preferred_username", SubjectType.LOGIN_ID.name()),
            Map.entry("picture", "picture"),
            Map.entry("email", Released.EMAIL.name()),
            Map.entry("phone_number", "phone_number"),
            Map.entry("birthdate", "birthdate"),
            Map.entry("person_sourcedid", Released.SOURCED_ID.name()),
            Map.entry("lis_person_sourcedid", Released.SOURCED_ID.name()),
            Map.entry("person", Released.GRADE + ", " + Released.ATTENDANCE_NUMBER));

    /** Variables whose values tell of the person, by how they begin. */
    private static final List<String> OF_PERSON =
            List.of("$Person.", "$User.username", "$Membership.personSourcedId", "$Kakehashi.person.");

    private final ToolSettings settings;

    /** For messages of a tool with these settings: they say whether {@code sub} is a pairwise subject, which names nobody. */
    public Marks(ToolSettings settings) {
        this.settings = settings;
    }

    /** A secret, by its name and length only. */
    public static String secret(String name, @Nullable Object value) {
        return value instanceof String text ? "‹" + name + ", " + text.length() + " characters›" : "‹" + name + "›";
    }

    /** The members of a message, with what they hold. */
    public Map<String, @Nullable Object> of(Map<?, ?> members) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        members.forEach((key, value) -> shown.put(cut(String.valueOf(key)), shown(String.valueOf(key), value)));
        return shown;
    }

    /**
     * Custom parameters of a launch: what a variable became is shown unless it tells of the person or is a secret.
     *
     * @param registered the same parameters, before variables were resolved
     */
    public Map<String, Object> custom(Map<String, String> registered, Map<String, String> resolved) {
        Map<String, Object> shown = new LinkedHashMap<>();
        resolved.forEach((name, value) -> {
            String variable = registered.getOrDefault(name, "");
            shown.put(name, value.equals(variable) ? cut(value) : resolved(variable, value));
        });
        return shown;
    }

    private Object resolved(String variable, String value) {
        if (variable.equals("$Xapi.fetchUrl")) {
            return secret(variable, value);
        }
        boolean ofPerson =
                OF_PERSON.stream().anyMatch(variable::startsWith) || (variable.equals("$User.id") && !isPairwise());
        return ofPerson ? "‹released: " + variable + "›" : cut(value);
    }

    private @Nullable Object shown(String key, @Nullable Object value) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        String plain = name.contains("#") ? name.substring(0, name.indexOf('#')) : name;
        if (SECRET.contains(plain) || FOR_PEOPLE.contains(plain)) {
            return secret(plain, value);
        }
        if (PERSONAL.containsKey(plain)) {
            return "‹released: " + (name.contains("#") ? Released.KANA.name() : PERSONAL.get(plain)) + "›";
        }
        if ((plain.equals("sub") || plain.equals("user_id")) && !isPairwise()) {
            return "‹" + plain + ": " + settings.subjectType() + "›";
        }
        if (plain.equals("tool_platform") && value instanceof Map<?, ?> platform) {
            return platform; // the hub's own name, of nobody
        }
        return inside(value);
    }

    private @Nullable Object inside(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> members -> of(members);
            case List<?> list -> list.stream().map(this::inside).toList();
            case String text -> cut(text);
            case null, default -> value;
        };
    }

    private boolean isPairwise() {
        return settings.subjectType() == SubjectType.PAIRWISE;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
