package org.kakehashi.hub.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Set;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.ErrorForm;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.PassingFaults;
import org.kakehashi.hub.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a handler throws into a problem (machines) or a page (people), without a stack trace. */
@ControllerAdvice
class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");
    static final String TRY_AGAIN = "The database can't do this just now. Try again in a moment.";

    @ExceptionHandler
    Object hub(HubException e, HttpServletRequest request) {
        return tell(e, request);
    }

    @ExceptionHandler
    Object parameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Class<?> wanted = e.getRequiredType();
        String kind = wanted == null ? "what is asked for" : wanted.getSimpleName();
        return tell(ErrorCode.INVALID_REQUEST, e.getName() + ": the value can't be read as " + kind + ".", request);
    }

    @ExceptionHandler
    Object other(Exception e, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // What the client has by now can't be taken back: the container cuts the connection, so that nobody takes
            // it for the whole.
            throw e;
        }
        if (PassingFaults.passes(e)) {
            LOG.warn("The database can't serve a request now: {}", e.getMessage());
            return tell(ErrorCode.UNAVAILABLE, TRY_AGAIN, request);
        }
        if (isUnstorable(e)) {
            return tell(
                    ErrorCode.INVALID_REQUEST, "A value holds a character that can't be stored, such as NUL.", request);
        }
        if (e instanceof ErrorResponse told && !told.getStatusCode().is5xxServerError()) {
            String detail = told.getBody().getDetail();
            Object answer = tell(codeOf(told.getStatusCode()), detail == null ? "" : detail, request);
            return answer instanceof ResponseEntity<?> problem ? withHeaders(problem, told.getHeaders()) : answer;
        }
        if (e instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return tell(ErrorCode.INVALID_REQUEST, "The body can't be read as JSON of the expected shape.", request);
        }
        LOG.error("Unexpected fault at {} {}", request.getMethod(), request.getRequestURI(), e);
        return tell(
                ErrorCode.INTERNAL, "The hub could not do this. The reference id finds the cause in its log.", request);
    }

    /** PostgreSQL's texts hold every character but NUL (22021 character_not_in_repertoire; in JSON: 22P05). */
    private static boolean isUnstorable(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNSTORABLE.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** With those that belong to the status, such as Allow (RFC 9110, 15.5.6). */
    private static ResponseEntity<?> withHeaders(ResponseEntity<?> problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .headers(headers)
                .body(problem.getBody());
    }

    private static ErrorCode codeOf(HttpStatusCode status) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.status().isSameCodeAs(status)) {
                return code;
            }
        }
        return ErrorCode.INVALID_REQUEST;
    }

    private static Object tell(ErrorCode code, String detail, HttpServletRequest request) {
        return tell(new HubException(code, detail), request);
    }

    private static Object tell(HubException error, HttpServletRequest request) {
        ErrorCode code = error.code();
        String detail = error.detail();
        ErrorForm form = ErrorForm.of(request).orElse(null);
        if (form != null) {
            ResponseEntity.BodyBuilder answer =
                    ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_JSON);
            if (code == ErrorCode.UNAVAILABLE) {
                answer.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
            }
            return answer.body(form.body().apply(error));
        }
        if (wantsPage(request)) {
            ModelAndView page = new ModelAndView("web/error", code.status());
            page.addObject("code", code.code());
            page.addObject("detail", detail);
            page.addObject("reference", String.valueOf(MDC.get(Problems.REQUEST_ID)));
            return page;
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code == ErrorCode.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        return answer.body(Problems.of(code, detail));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !path.startsWith("/api/")
                && !path.startsWith("/xapi");
    }
}
