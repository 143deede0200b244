package org.kakehashi.hub.access;

/** Whose data of a category a role sees. */
public enum Reach {
    /** One's own. */
    OWN,
    /** One's children's, where the tenant opens it to guardians. */
    CHILDREN,
    /** The homeroom class that one leads. */
    OWN_CLASS,
    /** Classes that one teaches. */
    TAUGHT_CLASS,
    /** All classes of the school, or support centre, at which one has the role. */
    SCHOOL,
    /** Numbers over all schools, without those of few pupils. */
    AGGREGATE,
    /** All statements as the tools sent them: pairwise subjects, no names. */
    ALL_STATEMENTS,
    /** The statements of one's own tools: pairwise subjects, no names. */
    OWN_TOOLS
}
