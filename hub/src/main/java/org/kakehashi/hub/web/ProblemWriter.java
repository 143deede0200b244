package org.kakehashi.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Sends a problem from a filter, where no controller's advice reaches. */
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private ProblemWriter() {}

    /** The same in the request's own {@link ErrorForm}, where it has one. */
    public static void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
            throws IOException {
        ErrorForm form = ErrorForm.of(request).orElse(null);
        if (form == null) {
            write(response, code, detail);
            return;
        }
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (code == ErrorCode.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(form.body().apply(new HubException(code, detail))));
    }

    /** Writes status and {@code application/problem+json}; {@code Retry-After} where the same may succeed later. */
    public static void write(HttpServletResponse response, ErrorCode code, String detail) throws IOException {
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (code == ErrorCode.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_SECONDS);
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(Problems.of(code, detail)));
    }
}
