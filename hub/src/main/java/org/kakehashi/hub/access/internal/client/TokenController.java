package org.kakehashi.hub.access.internal.client;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientScopes;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** OAuth 2.0 client credentials (RFC 6749, 4.4): a token for an hour in exchange for key and secret; and what the hub offers (RFC 8414). */
@RestController
class TokenController {
    static final String PATH = "/oauth2/token";

    private final ClientTokens tokens;
    private final HubProperties hub;

    TokenController(ClientTokens tokens, HubProperties hub) {
        this.tokens = tokens;
        this.hub = hub;
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Public("the client proves in the request who it is")
    ResponseEntity<Map<String, Object>> token(
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(name = "grant_type", defaultValue = "") String grantType,
            @RequestParam(name = "client_id", defaultValue = "") String clientId,
            @RequestParam(name = "client_secret", defaultValue = "") String clientSecret,
            @RequestParam(defaultValue = "") String scope,
            HttpServletRequest request) {
        if (request.getQueryString() != null) {
            // RFC 6749, 2.3.1: a secret in an address would stay in logs.
            return refused(new ClientTokens.Answer.Refused("invalid_request", "Send parameters in the body only."));
        }
        String secret = authorization == null
                ? clientId + ":" + clientSecret
                : basic(authorization).orElse("");
        return switch (tokens.issue(grantType, secret, scope)) {
            case ClientTokens.Answer.Issued issued -> issued(issued);
            case ClientTokens.Answer.Refused refused -> refused(refused);
        };
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    @Public("says where tokens are issued")
    Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", hub.issuer());
        metadata.put("token_endpoint", hub.link(PATH));
        metadata.put("grant_types_supported", List.of(ClientTokens.GRANT));
        metadata.put("response_types_supported", List.of());
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        metadata.put("scopes_supported", ClientScopes.words());
        return metadata;
    }

    private static ResponseEntity<Map<String, Object>> issued(ClientTokens.Answer.Issued issued) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", ClientTokens.LIFE.toSeconds());
        body.put("scope", String.join(" ", issued.scopes()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static ResponseEntity<Map<String, Object>> refused(ClientTokens.Answer.Refused refused) {
        boolean unknown = refused.error().equals(ClientTokens.INVALID_CLIENT);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        unknown ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST)
                .cacheControl(CacheControl.noStore());
        if (unknown) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"kakehashi\", charset=\"UTF-8\"");
        }
        return answer.body(Map.of("error", refused.error(), "error_description", refused.description()));
    }

    private static Optional<String> basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
