package org.kakehashi.hub.lti.internal.dynamic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.MessageNames;
import org.kakehashi.hub.lti.internal.registration.VariableNames;

/** What the formats of configurations have in common; keeps notes of what isn't taken over. */
final class WantedParts {
    private final List<Note> notes = new ArrayList<>();

    void note(Note.Kind kind, String what) {
        notes.add(new Note(kind, what));
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Notes members that aren't among these. */
    void ignored(Members members, Set<String> known) {
        members.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> note(Note.Kind.IGNORED, members.path(name)));
    }

    /** Those of the scopes that the hub has. {@code openid} is every tool's. */
    Set<LtiScope> scopes(Collection<String> names) {
        Set<LtiScope> scopes = EnumSet.noneOf(LtiScope.class);
        for (String name : names) {
            LtiScope.of(name).ifPresentOrElse(scopes::add, () -> {
                if (!name.equals("openid")) {
                    note(Note.Kind.UNKNOWN_SCOPE, name);
                }
            });
        }
        return scopes;
    }

    /** Notes which of the messages go unused: those that aren't sent, and all of a type but the first. */
    void judge(List<Wanted.Message> messages) {
        List<String> seen = new ArrayList<>();
        for (Wanted.Message message : messages) {
            if (!message.sent()) {
                note(Note.Kind.UNKNOWN_MESSAGE, message.type());
            } else if (seen.contains(message.type())) {
                note(Note.Kind.FURTHER_MESSAGE, message.type());
            }
            seen.add(message.type());
        }
    }

    /** The first message of a type. */
    static Optional<Wanted.Message> first(List<Wanted.Message> messages, String type) {
        return messages.stream().filter(message -> message.type().equals(type)).findFirst();
    }

    /**
     * The tool's parameters with those of its resource link, which win, and of its deep linking. One that is empty is left out, as the hub
     * keeps none.
     */
    Map<String, String> custom(Map<String, String> tool, List<Wanted.Message> messages) {
        Map<String, String> all = new LinkedHashMap<>(tool);
        first(messages, MessageNames.RESOURCE_LINK).ifPresent(link -> all.putAll(link.customParameters()));
        first(messages, MessageNames.DEEP_LINKING)
                .ifPresent(choice -> choice.customParameters().forEach(all::putIfAbsent));
        all.entrySet().removeIf(parameter -> {
            if (parameter.getValue().isBlank()) {
                note(Note.Kind.IGNORED, parameter.getKey());
                return true;
            }
            return false;
        });
        all.values().stream()
                .filter(value -> value.startsWith("$") && !VariableNames.ALL.contains(value.substring(1)))
                .distinct()
                .forEach(value -> note(Note.Kind.UNKNOWN_VARIABLE, value));
        return all;
    }

    /** Whether any of the parameters is a variable of xAPI. */
    static boolean usesXapi(Map<String, String> custom) {
        return custom.values().stream().anyMatch(value -> value.startsWith("$Xapi."));
    }

    /** Where a teacher chooses: the message's page, or else the tool's; null: the tool doesn't ask for deep linking. */
    static @Nullable String deepLinking(List<Wanted.Message> messages, String targetLinkUri) {
        Wanted.Message message = first(messages, MessageNames.DEEP_LINKING).orElse(null);
        if (message == null) {
            return null;
        }
        return message.targetLinkUri() == null ? targetLinkUri : message.targetLinkUri();
    }

    /** A picture that browsers may load from a page of the hub; null: none. */
    @Nullable
    String picture(@Nullable String address) {
        if (address != null && !address.toLowerCase(Locale.ROOT).startsWith("https://")) {
            note(Note.Kind.NO_PICTURE, address);
            return null;
        }
        return address;
    }
}
