/**
 * Documents: state, agent profile and activity profile (1.0.3 part 3, 2.2, 2.3, 2.6, 2.7 and 3.1; IEEE 9274.1.1).
 *
 * <p>A controller per resource says who may call; {@code DocumentEndpoint} reads parameters, preconditions and body and writes the
 * answer; {@code Documents} turns the agent and activity into numbers and decides; {@code DocumentStore} checks preconditions inside the
 * statement that writes, so that nobody's change is lost. Contents are kept and served byte for byte; only a merge writes new ones,
 * and those keep each member as it came ({@code JsonMerge}).
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.document;

import org.jspecify.annotations.NullMarked;
