package org.kakehashi.hub.access;

import java.util.UUID;

/** Port: who stands behind the actor of a launch's token. {@code lti} implements it. Called outside of transactions. */
public interface LaunchedActors {
    /**
     * Whether the person behind the actor is out of the tool now, or of what the tool is for.
     *
     * @param toolId whose launch it was
     * @param subject the actor's name: the pairwise subject
     */
    boolean isOut(int tenantId, UUID toolId, String subject);
}
