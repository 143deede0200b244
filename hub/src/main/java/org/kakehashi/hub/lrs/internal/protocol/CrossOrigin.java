package org.kakehashi.hub.lrs.internal.protocol;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Pages of any origin may call: who calls is told by the Authorization header, never by a cookie, so a page gets nothing that its
 * script doesn't hold the credentials for.
 */
public final class CrossOrigin {
    private static final DefaultCorsProcessor PROCESSOR = new DefaultCorsProcessor();
    private static final CorsConfiguration ANYBODY = anybody();

    private CrossOrigin() {}

    private static CorsConfiguration anybody() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.addAllowedOrigin(CorsConfiguration.ALL);
        cors.addAllowedMethod(CorsConfiguration.ALL);
        cors.addAllowedHeader(CorsConfiguration.ALL);
        cors.setExposedHeaders(List.of(
                "X-Experience-API-Version",
                "X-Experience-API-Consistent-Through",
                "X-Experience-API-Hash",
                "ETag",
                "Last-Modified",
                "Content-Length",
                "Content-Range",
                "Location",
                "Retry-After",
                "WWW-Authenticate",
                "X-Request-Id"));
        cors.setMaxAge(3600L);
        return cors;
    }

    /** Adds the headers of CORS; whether the request is answered by them: {@code OPTIONS}, preflight or not. */
    public static boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean allowed = PROCESSOR.processRequest(ANYBODY, request, response);
        boolean options = HttpMethod.OPTIONS.matches(request.getMethod());
        if (options && !CorsUtils.isPreFlightRequest(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
        return options || !allowed;
    }
}
