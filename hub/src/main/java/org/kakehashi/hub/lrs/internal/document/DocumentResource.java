package org.kakehashi.hub.lrs.internal.document;

import java.util.LinkedHashSet;
import java.util.Set;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/** The three document resources, and what they differ in. */
enum DocumentResource {
    /** 1.0.3 part 3, 2.3. */
    STATE(0, true, true, "stateId"),
    /** 1.0.3 part 3, 2.6. */
    AGENT_PROFILE(1, true, false, "profileId"),
    /** 1.0.3 part 3, 2.7. */
    ACTIVITY_PROFILE(2, false, true, "profileId");

    private final int number;
    private final boolean hasAgent;
    private final boolean hasActivity;
    private final String idParameter;

    DocumentResource(int number, boolean hasAgent, boolean hasActivity, String idParameter) {
        this.number = number;
        this.hasAgent = hasAgent;
        this.hasActivity = hasActivity;
        this.idParameter = idParameter;
    }

    /** Its number in the database. */
    int number() {
        return number;
    }

    boolean hasAgent() {
        return hasAgent;
    }

    boolean hasActivity() {
        return hasActivity;
    }

    String idParameter() {
        return idParameter;
    }

    /** The parameters that its requests may have. */
    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        if (hasActivity) {
            names.add("activityId");
        }
        if (hasAgent) {
            names.add("agent");
        }
        if (this == STATE) {
            names.add("registration");
        }
        names.add(idParameter);
        return names;
    }

    /** Whether a PUT without preconditions may replace a document (3.1): state in 1.0.3 only. */
    boolean mayOverwriteUnseen(SpecVersion version) {
        return this == STATE && version == SpecVersion.V1_0_3;
    }
}
