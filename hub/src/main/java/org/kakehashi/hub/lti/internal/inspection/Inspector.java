package org.kakehashi.hub.lti.internal.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the messages of launches that begin while recording is on for their tool. Who calls asks {@link #isOn} before anything else, so
 * that any other launch costs no statement. Each call within a transaction of the tenant.
 */
@Component
public class Inspector {
    private static final int LONGEST = 32 * 1024;
    private static final int CUT = 8 * 1024;

    private final LaunchMessageStore store;
    private final JsonMapper json;
    private final Clock clock;

    Inspector(LaunchMessageStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Whether messages of the tool are recorded now; asks no database. */
    public boolean isOn(Tool tool) {
        Instant until = tool.inspectedUntil();
        return until != null && clock.instant().isBefore(until);
    }

    /** A launch began: it is recorded from here on, unless very many are. */
    public void begun(int tenantId, Tool tool, UUID launchId, Map<String, String> fields) {
        store.begin(
                tenantId, tool.clientId(), launchId, written(new Marks(tool.settings()).of(fields)), clock.instant());
    }

    /**
     * A further message of a launch; nothing where its beginning wasn't recorded.
     *
     * @param content with marks for what isn't kept: see {@link Marks}
     */
    public void note(
            int tenantId,
            UUID launchId,
            MessageKind kind,
            Map<String, ? extends @Nullable Object> content,
            List<Check> checks) {
        store.add(tenantId, launchId, kind, written(content), json.writeValueAsString(checks), clock.instant());
    }

    private String written(Map<String, ? extends @Nullable Object> content) {
        String text = json.writeValueAsString(content);
        return text.length() <= LONGEST
                ? text
                : json.writeValueAsString(
                        Map.of("cut", text.length() + " characters", "beginning", text.substring(0, CUT)));
    }
}
