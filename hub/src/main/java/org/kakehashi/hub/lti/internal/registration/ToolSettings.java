package org.kakehashi.hub.lti.internal.registration;

import java.util.Set;

/**
 * What an administrator lets a tool call and learn.
 *
 * @param scopes services that it may call
 * @param subjectType what it knows persons by
 * @param released what of persons it learns besides
 */
public record ToolSettings(Set<LtiScope> scopes, SubjectType subjectType, Set<Released> released) {
    /** Nothing but launches, by pairwise subjects. */
    public static final ToolSettings LEAST = new ToolSettings(Set.of(), SubjectType.PAIRWISE, Set.of());

    /** Copies the sets. */
    public ToolSettings {
        scopes = Set.copyOf(scopes);
        released = Set.copyOf(released);
    }

    /** Whether that is released to the tool. */
    public boolean releases(Released one) {
        return released.contains(one);
    }
}
