package org.kakehashi.hub.lti.internal.registration;

/**
 * One thing wrong with a registration.
 *
 * @param field which field, as the API names it; with an index where the field is a list
 * @param rule what it breaks; the text is {@code tools.fault.<rule>} of the bundle
 */
public record Fault(String field, Rule rule) {
    /** What a field can break. */
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
        KEYS_TWICE
    }

    /** Key of the text. */
    public String key() {
        return "tools.fault." + rule.name();
    }

    /** The field without index: the form's label and input. */
    public String input() {
        int bracket = field.indexOf('[');
        return bracket < 0 ? field : field.substring(0, bracket);
    }
}
