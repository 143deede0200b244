package org.kakehashi.hub.connect.internal.instance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Purposes;

/**
 * What somebody wants an instance to be.
 *
 * @param purpose null: school affairs
 * @param schedule five fields of cron; null or blank: on demand only
 * @param paused null: as it is
 * @param settings the connector's, secrets among them; a secret that is absent or blank stays as it is, anything else that is absent or
 *     blank is not set
 */
public record InstanceDraft(
        String name,
        String connector,
        String source,
        @Nullable String purpose,
        @Nullable String schedule,
        @Nullable Boolean paused,
        @Nullable Map<String, String> settings) {

    public InstanceDraft {
        name = name == null ? "" : name.strip();
        connector = connector == null ? "" : connector;
        source = source == null ? "" : source.strip();
        purpose = purpose == null || purpose.isBlank() ? Purposes.SCHOOL_AFFAIRS : purpose;
        settings = filled(settings);
    }

    private static Map<String, String> filled(@Nullable Map<String, String> settings) {
        Map<String, String> filled = new HashMap<>();
        if (settings != null) {
            settings.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    filled.put(name, value);
                }
            });
        }
        return Map.copyOf(filled);
    }
}
