package org.kakehashi.hub.access.internal.erasure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientNames;
import org.springframework.stereotype.Component;

/** The tools and API clients of a tenant, for people to choose from. */
@Component
class NamedClients {
    private final List<ClientNames> sources;

    NamedClients(List<ClientNames> sources) {
        this.sources = List.copyOf(sources);
    }

    /** @param id the client's */
    record Named(UUID id, String name) {}

    /** Those of one tenant. */
    record Known(Map<UUID, String> byId) {
        /** In the order of their names. */
        List<Named> choice() {
            return byId.entrySet().stream()
                    .map(each -> new Named(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparing(Named::name).thenComparing(Named::id))
                    .toList();
        }

        /** Its name, or its id where no module knows it; null for null. */
        @Nullable
        String name(@Nullable UUID id) {
            return id == null ? null : byId.getOrDefault(id, id.toString());
        }
    }

    Known of(int tenantId) {
        Map<UUID, String> names = new HashMap<>();
        sources.forEach(source -> source.clientNames(tenantId).forEach(names::putIfAbsent));
        return new Known(names);
    }
}
