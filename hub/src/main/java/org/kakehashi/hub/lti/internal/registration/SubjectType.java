package org.kakehashi.hub.lti.internal.registration;

/** What a tool knows a person by ({@code sub}). */
public enum SubjectType {
    /** A random UUID that no other tool gets. */
    PAIRWISE,
    /** The person's UUID (OneRoster {@code userMasterIdentifier} where there is one), the same in every tool that gets it. */
    PERSON,
    /** The roster's {@code username}: only for a tool that can't do without. */
    LOGIN_ID
}
