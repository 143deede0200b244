package org.kakehashi.hub.web;

import org.springframework.http.HttpStatus;

/**
 * Every error the hub tells of. {@code docs/errors.md} has a section for each, kept equal by a test; the titles people read
 * stand in the message bundle {@code i18n/web} under {@code error.<code>}.
 */
public enum ErrorCode {
    /** The address leads nowhere, or to something the caller may not know of. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No credentials, or wrong or expired ones. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    /** Known caller, missing permission. */
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** A parameter, header or body breaks a rule; the detail names it. */
    INVALID_REQUEST(HttpStatus.BAD_REQUEST),
    /** The body is larger than the endpoint takes. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** The method isn't offered at this address. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** The content type isn't one that the endpoint takes. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** None of the content types that the caller accepts can be given. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    /** Something of that name or id exists already, and differs. */
    CONFLICT(HttpStatus.CONFLICT),
    /** Well formed, but about somebody or something that it can't be done for. */
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What {@code If-Match} or {@code If-None-Match} asked for doesn't hold. */
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    /** The client has made as many requests as it may for now. */
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    /** The hub can't do it now; the same request may succeed later. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** A fault of the hub's own; the reference id finds it in the log. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ErrorCode(HttpStatus status) {
        this.status = status;
    }

    /** The HTTP status it is sent with. */
    public HttpStatus status() {
        return status;
    }

    /** Name on the wire and in the documentation: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
