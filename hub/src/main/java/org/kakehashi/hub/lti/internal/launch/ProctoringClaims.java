package org.kakehashi.hub.lti.internal.launch;

import java.util.Map;
import java.util.Objects;
import org.kakehashi.hub.web.HubProperties;

/** What a proctoring tool is told (Proctoring Services 1.0, 4.2 and 4.4). */
final class ProctoringClaims {
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti-ap/claim/";

    /** Where the tool's message goes that the assessment may start. */
    static final String START_ASSESSMENT = "/lti/start-assessment";

    private ProctoringClaims() {}

    /** Of {@code LtiStartProctoring}; {@code sessionData} is opaque, to be echoed once. */
    static Map<String, Object> start(HubProperties hub, Launch launch, String sessionData) {
        return Map.of(
                CLAIM + "start_assessment_url",
                hub.link(START_ASSESSMENT),
                CLAIM + "session_data",
                sessionData,
                CLAIM + "attempt_number",
                attempt(launch));
    }

    /** Of {@code LtiEndAssessment}. */
    static Map<String, Object> end(Launch launch) {
        return Map.of(CLAIM + "attempt_number", attempt(launch));
    }

    private static int attempt(Launch launch) {
        return Objects.requireNonNull(launch.about().attempt());
    }
}
