package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * One thing wrong with a registration or a deployment.
 *
 * @param field which field, as the API names it; with an index where the field is a list
 * @param rule what it breaks; the text is {@code tools.fault.<rule>} of the bundle
 */
public record Fault(String field, Rule rule) {
    /** What a registration or deployment must keep to. */
    public enum Rule {
        REQUIRED,
        TOO_LONG,
        TOO_MANY,
        ADDRESS,
        SCHEME,
        FRAGMENT,
        USER_INFO,
        PARAMETER_NAME,
        PARAMETER_VALUE,
        TARGET,
        KEYS,
        KEYS_TWICE,
        DEPLOYMENT_ID,
        DEPLOYMENT_TAKEN,
        SCHOOL,
        SCHOOL_TAKEN
    }

    /** Key of the text. */
    public String key() {
        return "tools.fault." + rule.name();
    }

    /** All of them in words for programs. */
    public static String told(List<Fault> faults, MessageSource messages) {
        return faults.stream()
                .map(fault -> fault.field() + ": " + messages.getMessage(fault.key(), null, Locale.ENGLISH))
                .collect(Collectors.joining(" "));
    }

    /** The field without index: the form's label and input. */
    public String input() {
        int bracket = field.indexOf('[');
        return bracket < 0 ? field : field.substring(0, bracket);
    }
}
