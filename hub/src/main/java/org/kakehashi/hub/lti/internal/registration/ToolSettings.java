package org.kakehashi.hub.lti.internal.registration;

import java.util.Set;

/**
 * What an administrator lets a tool call and learn.
 *
 * @param scopes services that it may call
 * @param subjectType what it knows persons by
 * @param released what of persons it learns besides
 * @param compatibility in what messages bend to its software
 */
public record ToolSettings(
        Set<LtiScope> scopes, SubjectType subjectType, Set<Released> released, Set<Compatibility> compatibility) {
    /** Nothing but launches, by pairwise subjects. */
    public static final ToolSettings LEAST = new ToolSettings(Set.of(), SubjectType.PAIRWISE, Set.of(), Set.of());

    /** Copies the sets. */
    public ToolSettings {
        scopes = Set.copyOf(scopes);
        released = Set.copyOf(released);
        compatibility = Set.copyOf(compatibility);
    }

    /** Whether messages bend to the tool in that. */
    public boolean bends(Compatibility one) {
        return compatibility.contains(one);
    }

    /** Whether that is released to the tool. */
    public boolean releases(Released one) {
        return released.contains(one);
    }
}
