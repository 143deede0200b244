package org.kakehashi.hub.roster.internal.provider;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.RosterRelease;
import org.kakehashi.hub.access.RosterRelease.Part;
import org.kakehashi.hub.roster.internal.provider.model.Model;

/**
 * What a client may see.
 *
 * @param out who is out of the client's purpose
 * @param goneSince who has gone before isn't told of
 * @param ids the ids of its own; null: what it looks at has none
 */
record View(
        ClientCaller client,
        Set<UUID> out,
        Instant goneSince,
        @Nullable ClientIds ids) {
    int tenantId() {
        return client.tenantId();
    }

    RosterRelease release() {
        return client.rules().release();
    }

    boolean pairwise() {
        return release().pairwise();
    }

    Model model() {
        return Model.forClient(pairwise());
    }

    /** What every query may refer to. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("tenant", tenantId());
        values.put("client", client.clientId());
        String source = release().source();
        values.put("source", source == null ? "" : source);
        values.put("profiles", release().tells(Part.USERNAME));
        values.put("out", out.toArray(UUID[]::new));
        values.put("goneSince", OffsetDateTime.ofInstant(goneSince, ZoneOffset.UTC));
        if (ids != null) {
            values.put("digestKey", ids.digestKey());
        }
        return values;
    }
}
