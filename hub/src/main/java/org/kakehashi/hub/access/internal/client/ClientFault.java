package org.kakehashi.hub.access.internal.client;

/**
 * One thing wrong with a new client.
 *
 * @param field which field, as the API names it; with an index where the field is a list
 * @param rule what it breaks; the text is {@code clients.fault.<rule>} of the bundle
 */
record ClientFault(String field, Rule rule) {
    enum Rule {
        REQUIRED,
        TOO_LONG,
        TOO_MANY,
        CHARACTERS,
        SCOPE,
        ACTOR,
        IRI,
        ON_BEHALF_OF,
        PAST,
        PURPOSE,
        SCHOOLS,
        POSITIVE,
        ROSTER,
        ROSTER_SOURCE
    }

    /** Key of the text. */
    public String key() {
        return "clients.fault." + rule.name();
    }

    /** The field without index: the form's label and input. */
    public String input() {
        int bracket = field.indexOf('[');
        return bracket < 0 ? field : field.substring(0, bracket);
    }
}
