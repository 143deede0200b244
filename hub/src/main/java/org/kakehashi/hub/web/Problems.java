package org.kakehashi.hub.web;

import java.net.URI;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;

/** Problem details of RFC 9457 as every API of the hub sends them. */
public final class Problems {
    /** MDC key and problem member that carry the request's id. */
    public static final String REQUEST_ID = "requestId";

    /** What {@code Retry-After} says beside {@link ErrorCode#UNAVAILABLE}, in seconds. */
    public static final String RETRY_SECONDS = "5";

    private Problems() {}

    /**
     * A problem with {@code type} (the section of docs/errors.md), {@code title}, {@code status}, {@code detail} and the reference
     * {@code requestId}.
     */
    public static ProblemDetail of(ErrorCode code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
        problem.setType(URI.create("urn:kakehashi:error:" + code.code()));
        problem.setTitle(code.status().getReasonPhrase());
        problem.setProperty("code", code.code());
        problem.setProperty(REQUEST_ID, MDC.get(REQUEST_ID));
        return problem;
    }
}
