package org.kakehashi.hub.lti.internal.dynamic;

import java.util.List;
import java.util.Set;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.Released;

/**
 * A registration as an administrator judges it.
 *
 * @param lines what would be registered, beside what is
 * @param warnings what to look at twice
 * @param scopes that it may be given
 * @param released what may be released to it
 * @param granted scopes and released data that would be given unless the administrator unticks them: all of a new tool's, and what
 *     a known tool has already
 */
record Review(
        Registration registration,
        Wanted wanted,
        List<Line> lines,
        List<Warning> warnings,
        Set<LtiScope> scopes,
        Set<Released> released,
        Granted granted) {
    /**
     * One field.
     *
     * @param field as the form names it; its label is {@code tools.<field>} of the bundle
     * @param before of the tool that there is; empty: nothing, or a new tool
     * @param after as it would be
     */
    record Line(String field, List<String> before, List<String> after) {
        /** Whether it would change. */
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /**
     * Something to look at twice; the text is {@code dynamic.warning.<kind>} of the bundle.
     *
     * @param what the host or tool
     */
    record Warning(Kind kind, String what) {
        enum Kind {
            /** Another tool has addresses at the same host; approving doesn't replace it. */
            SAME_HOST,
            /** The tool's domain isn't that of the address where the registration was begun. */
            OTHER_DOMAIN,
            /** The tool's addresses would be at a host where none of them is now. */
            NEW_HOST,
            /** An address without TLS. */
            PLAIN_HTTP
        }
    }

    /** What is ticked. */
    record Granted(Set<LtiScope> scopes, Set<Released> released, boolean xapiGrant) {}
}
