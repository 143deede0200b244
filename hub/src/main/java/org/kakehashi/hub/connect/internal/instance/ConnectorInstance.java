package org.kakehashi.hub.connect.internal.instance;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;

/**
 * A source that is read again and again, with all but its secrets.
 *
 * @param name what people call it; one of its kind in the tenant
 * @param connector the connector's name
 * @param source the name under which keys are kept apart from other sources'
 * @param settings the connector's, without secrets
 * @param purpose key of the tenant's purpose for which its data is brought in
 * @param schedule when it runs by itself, in Asia/Tokyo; null: on demand only
 * @param paused whether it doesn't run by itself for now
 * @param configured whether the configuration file says what it is, so that people don't
 * @param revision counts changes of what is read
 * @param cursor how far it has been read
 * @param nextRun when it is due; null: never by itself
 * @param failures runs in a row that failed
 */
public record ConnectorInstance(
        UUID id,
        String name,
        String connector,
        String source,
        Map<String, String> settings,
        String purpose,
        @Nullable Schedule schedule,
        boolean paused,
        boolean configured,
        String createdBy,
        Instant createdAt,
        int revision,
        Cursor cursor,
        @Nullable Instant nextRun,
        int failures) {

    public ConnectorInstance {
        settings = Map.copyOf(settings);
    }
}
