package org.kakehashi.hub.access;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a launch's token is bound to: one actor, and one registration where the launch has one.
 *
 * @param actorHomePage the account's homePage (xAPI 1.0.3 part 2, 2.4.2.4)
 * @param actorName the account's name: the pairwise subject
 * @param registration of the launch
 */
public record GrantLimits(
        String actorHomePage, String actorName, @Nullable UUID registration) implements Serializable {}
