package org.kakehashi.hub.security;

/**
 * A place in a request for a value.
 *
 * @param name of the parameter
 * @param place where in the request it stands
 * @param type which the hub reads it as
 */
record Slot(String name, Place place, Class<?> type) {
    /** Where a value stands. */
    enum Place {
        PATH,
        /** In the query, or where there is a body, in a form. */
        FORM,
        /** A member of the JSON object that is the body. */
        JSON,
        /** Where a handler reads the request itself, so may look at a parameter of that name or not. */
        UNDECLARED
    }
}
