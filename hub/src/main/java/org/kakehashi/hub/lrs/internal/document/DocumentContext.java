package org.kakehashi.hub.lrs.internal.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where documents are, in numbers of the dictionaries.
 *
 * @param tenantId whose store
 * @param resource of which resource
 * @param agent 0 in activity profiles
 * @param activity 0 in agent profiles
 * @param registration of state: null is none for one document, and any for several
 */
record DocumentContext(
        int tenantId,
        DocumentResource resource,
        long agent,
        long activity,
        @Nullable UUID registration) {}
