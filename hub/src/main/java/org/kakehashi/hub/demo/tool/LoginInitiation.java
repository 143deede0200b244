package org.kakehashi.hub.demo.tool;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** OIDC third-party-initiated login (1EdTech security framework §5.1.1): the first half of a launch. */
final class LoginInitiation {
    /** Names a browser that keeps third-party cookies. */
    static final String COOKIE = "kakehashi_tool_browser";

    private final Keyring<PendingLogin> pending;
    private final String redirectUri;

    LoginInitiation(Keyring<PendingLogin> pending, String redirectUri) {
        this.pending = pending;
        this.redirectUri = redirectUri;
    }

    /** Sends the browser to the platform's authorization endpoint. */
    Reply begin(Request request, Registration platform) throws RefusalException {
        check(request, platform);
        var browser = request.cookies().getOrDefault(COOKIE, Keyring.newKey());
        var nonce = Keyring.newKey();
        var state = pending.keep(new PendingLogin(nonce, browser));
        var query = new LinkedHashMap<String, String>();
        query.put("scope", "openid");
        query.put("response_type", "id_token");
        query.put("response_mode", "form_post");
        query.put("prompt", "none");
        query.put("client_id", platform.clientId());
        query.put("redirect_uri", redirectUri);
        query.put("login_hint", request.parameters().getOrDefault("login_hint", ""));
        request.parameter("lti_message_hint").ifPresent(hint -> query.put("lti_message_hint", hint));
        query.put("state", state);
        query.put("nonce", nonce);
        return Reply.redirect(extended(platform.authorizationEndpoint().toString(), query))
                .with("Set-Cookie", COOKIE + "=" + browser + "; Path=/; HttpOnly; Secure; SameSite=None; Partitioned");
    }

    private static void check(Request request, Registration platform) throws RefusalException {
        if (request.parameter("iss").isEmpty()
                || request.parameter("login_hint").isEmpty()
                || request.parameter("target_link_uri").isEmpty()) {
            throw new RefusalException(Refusal.INCOMPLETE);
        }
        boolean ours =
                request.parameter("iss").filter(platform.issuer()::equals).isPresent()
                        && request.parameter("client_id")
                                .map(platform.clientId()::equals)
                                .orElse(true);
        if (!ours) {
            throw new RefusalException(Refusal.UNKNOWN_PLATFORM);
        }
    }

    private static String extended(String address, Map<String, String> query) {
        var more = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return address + (address.contains("?") ? "&" : "?") + more;
    }
}
