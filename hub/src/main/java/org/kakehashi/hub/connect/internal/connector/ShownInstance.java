package org.kakehashi.hub.connect.internal.connector;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Schedule;

/**
 * A connector instance as programs see it.
 *
 * @param secrets names of the secrets that are set; what they are is told to nobody
 * @param failures runs in a row that failed
 */
record ShownInstance(
        UUID connectorId,
        String name,
        String connector,
        String source,
        String purpose,
        @Nullable String schedule,
        boolean paused,
        boolean configured,
        Map<String, String> settings,
        List<String> secrets,
        String createdBy,
        Instant createdAt,
        @Nullable Instant nextRun,
        int failures) {

    static ShownInstance of(ConnectorInstance instance, Collection<String> secrets) {
        Schedule schedule = instance.schedule();
        return new ShownInstance(
                instance.id(),
                instance.name(),
                instance.connector(),
                instance.source(),
                instance.purpose(),
                schedule == null ? null : schedule.cron(),
                instance.paused(),
                instance.configured(),
                new TreeMap<>(instance.settings()),
                secrets.stream().sorted().toList(),
                instance.createdBy(),
                instance.createdAt(),
                instance.nextRun(),
                instance.failures());
    }
}
