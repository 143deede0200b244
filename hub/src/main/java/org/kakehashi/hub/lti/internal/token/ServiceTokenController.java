package org.kakehashi.hub.lti.internal.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /lti/token}: the token endpoint of the LTI services (1EdTech Security Framework 1.0, 4.1). */
@RestController
class ServiceTokenController {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceTokenController.class);

    private final ServiceTokens tokens;

    ServiceTokenController(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(path = ServiceTokens.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public("the tool's signed assertion in the request is the credential")
    ResponseEntity<Map<String, Object>> token(
            @RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
        if (request.getQueryString() != null) {
            // RFC 6749, 2.3.1: credentials in an address would stay in logs.
            return refused("invalid_request", "Send parameters in the body only.");
        }
        return switch (tokens.issue(TokenRequest.of(form))) {
            case ServiceTokens.Answer.Issued issued -> issued(issued);
            case ServiceTokens.Answer.Refused refused -> {
                TokenRefusal refusal = refused.refusal();
                LOG.info("Token for tool {} refused by rule {}", refused.clientId(), refusal.rule());
                yield refused(refusal.error(), refusal.description());
            }
        };
    }

    private static ResponseEntity<Map<String, Object>> issued(ServiceTokens.Answer.Issued issued) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", ServiceTokens.LIFE.toSeconds());
        body.put("scope", issued.scopes().stream().map(LtiScope::uri).collect(Collectors.joining(" ")));
        return answer(HttpStatus.OK).body(body);
    }

    private static ResponseEntity<Map<String, Object>> refused(String error, String description) {
        ResponseEntity.BodyBuilder answer =
                switch (error) {
                    case TokenRefusal.INVALID_CLIENT ->
                        answer(HttpStatus.UNAUTHORIZED)
                                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kakehashi\"");
                    case TokenRefusal.BUSY ->
                        answer(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5");
                    default -> answer(HttpStatus.BAD_REQUEST);
                };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return answer.body(body);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .contentType(MediaType.APPLICATION_JSON);
    }
}
