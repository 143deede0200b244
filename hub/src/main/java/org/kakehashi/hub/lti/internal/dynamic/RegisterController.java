package org.kakehashi.hub.lti.internal.dynamic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Public;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /lti/register}: the registration endpoint (LTI Dynamic Registration 1.0, 2; RFC 7591, 3), and below it the client configuration
 * endpoint (RFC 7592, 2). A success is 200, as in LTI's own examples and on the platforms that tools were made for.
 */
@RestController
class RegisterController {
    private static final String BEARER = "Bearer ";

    private final Registrations registrations;

    RegisterController(Registrations registrations) {
        this.registrations = registrations;
    }

    @PostMapping(path = Registrations.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Public("the registration token of an administrator's invitation is the credential")
    ResponseEntity<Object> register(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody byte[] body) {
        return answer(registrations.register(token(authorization), body));
    }

    @GetMapping(Registrations.PATH + "/{clientId}")
    @Public("the registration access token is the credential")
    ResponseEntity<Object> read(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @PathVariable UUID clientId) {
        return answer(registrations.read(clientId, token(authorization)));
    }

    @PutMapping(path = Registrations.PATH + "/{clientId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Public("the registration access token is the credential")
    ResponseEntity<Object> change(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @PathVariable UUID clientId,
            @RequestBody byte[] body) {
        return answer(registrations.change(clientId, token(authorization), body));
    }

    private static String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    private static ResponseEntity<Object> answer(Registrations.Answer answer) {
        return switch (answer) {
            case Registrations.Answer.Told told -> status(HttpStatus.OK).body(told.registration());
            case Registrations.Answer.Refused refused ->
                status(HttpStatus.BAD_REQUEST).body(error(refused.error(), refused.description()));
            case Registrations.Answer.TooOften() ->
                status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, "120")
                        .body(error("temporarily_unavailable", "The registration is changed too often. Wait a while."));
            case Registrations.Answer.Unauthorized() ->
                status(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kakehashi\", error=\"invalid_token\"")
                        .body(error(
                                "invalid_token",
                                "Send the token as Authorization: Bearer. A registration token is good once and for a limited "
                                        + "time; ask the administrator for another invitation. A registration access token is "
                                        + "good for its own tool only."));
        };
    }

    private static ResponseEntity.BodyBuilder status(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .contentType(MediaType.APPLICATION_JSON);
    }

    private static Map<String, Object> error(String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return body;
    }
}
