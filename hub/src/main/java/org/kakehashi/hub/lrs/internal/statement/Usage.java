package org.kakehashi.hub.lrs.internal.statement;

/**
 * Where in a statement an agent or activity stands, as bits of a small number; one row of a link table says all the places
 * of one agent or activity in one statement.
 */
public final class Usage {
    /** The statement's actor, or a member of it where it is a group. */
    public static final int ACTOR = 1;
    /** The statement's object, or a member of it. */
    public static final int OBJECT = 1 << 1;
    /** {@code context.instructor}. */
    public static final int INSTRUCTOR = 1 << 2;
    /** {@code context.team}. */
    public static final int TEAM = 1 << 3;
    /** One of {@code context.contextAgents} or {@code contextGroups}. */
    public static final int CONTEXT = 1 << 4;

    /** {@code contextActivities.parent}. */
    public static final int PARENT = 1 << 2;
    /** {@code contextActivities.grouping}. */
    public static final int GROUPING = 1 << 3;
    /** {@code contextActivities.category}. */
    public static final int CATEGORY = 1 << 4;
    /** {@code contextActivities.other}. */
    public static final int OTHER = 1 << 5;

    /** What the {@code agent} filter looks at without {@code related_agents} (part 3, 2.1.3). */
    public static final int DIRECT_AGENT = ACTOR | OBJECT;

    private static final int SUB_SHIFT = 7;

    private Usage() {}

    /** The same place inside a SubStatement. */
    static int inSubStatement(int usage) {
        return usage << SUB_SHIFT;
    }
}
