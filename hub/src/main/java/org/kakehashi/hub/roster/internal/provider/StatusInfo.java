package org.kakehashi.hub.roster.internal.provider;

import java.util.List;
import java.util.Map;
import org.kakehashi.hub.roster.internal.provider.query.QueryFault;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.ErrorForm;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How OneRoster tells errors: {@code imsx_StatusInfo} at the root, as in the OpenAPI. */
@Configuration(proxyBeanMethods = false)
class StatusInfo {
    @Bean
    ErrorForm oneRosterErrors() {
        return new ErrorForm("/ims/", StatusInfo::of);
    }

    private static Map<String, Object> of(HubException error) {
        String minor = error instanceof QueryFault fault ? fault.codeMinor() : codeMinor(error.code());
        return Map.of(
                "imsx_codeMajor",
                error.code() == ErrorCode.METHOD_NOT_ALLOWED ? "unsupported" : "failure",
                "imsx_severity",
                "error",
                "imsx_description",
                error.detail(),
                "imsx_CodeMinor",
                Map.of(
                        "imsx_codeMinorField",
                        List.of(Map.of(
                                "imsx_codeMinorFieldName", "TargetEndSystem", "imsx_codeMinorFieldValue", minor))));
    }

    private static String codeMinor(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "unknownobject";
            case UNAUTHENTICATED -> "unauthorisedrequest";
            case FORBIDDEN -> "forbidden";
            case TOO_MANY_REQUESTS, UNAVAILABLE -> "server_busy";
            case INTERNAL -> "internal_server_error";
            default -> "invaliddata";
        };
    }
}
