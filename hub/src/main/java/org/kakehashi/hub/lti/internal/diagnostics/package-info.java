/** What a vendor sees of the own tools' launches, and what went wrong with them: pairwise subjects, rules, cut values, never a name. */
@NullMarked
package org.kakehashi.hub.lti.internal.diagnostics;

import org.jspecify.annotations.NullMarked;
