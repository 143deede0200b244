package org.kakehashi.hub.lti.internal.response;

import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault.Step;
import org.kakehashi.hub.lti.internal.inspection.MessageKind;

/** Messages that tools answer by one of their own. */
public enum Answering {
    /** What a teacher chose (Deep Linking 2.0, 4). */
    DEEP_LINKING(
            "LtiDeepLinkingRequest",
            "LtiDeepLinkingResponse",
            "https://purl.imsglobal.org/spec/lti-dl/claim/",
            "data",
            Step.DEEP_LINKING),
    /** An assessment may start (Proctoring Services 1.0, 4.3). */
    PROCTORING(
            "LtiStartProctoring",
            "LtiStartAssessment",
            "https://purl.imsglobal.org/spec/lti-ap/claim/",
            "session_data",
            Step.PROCTORING);

    private final String asked;
    private final String answer;
    private final String claims;
    private final String echoed;
    private final Step step;

    Answering(String asked, String answer, String claims, String echoed, Step step) {
        this.asked = asked;
        this.answer = answer;
        this.claims = claims;
        this.echoed = echoed;
        this.step = step;
    }

    /** The hub's message type. */
    String asked() {
        return asked;
    }

    /** The tool's message type. */
    String answer() {
        return answer;
    }

    /** A claim's name in the specification's namespace. */
    public String claim(String name) {
        return claims + name;
    }

    /** Under which its faults are noted. */
    Step step() {
        return step;
    }

    /** As the inspector calls it. */
    MessageKind kind() {
        return this == DEEP_LINKING ? MessageKind.DEEP_LINKING_RESPONSE : MessageKind.START_ASSESSMENT;
    }

    /** Where its specification says what is in the answer. */
    public String section() {
        return this == DEEP_LINKING ? "Deep Linking 2.0, 4" : "Proctoring Services 1.0, 4.3";
    }

    /** The short name of what is echoed. */
    String echoed() {
        return echoed;
    }
}
