package org.kakehashi.hub.lti.internal.grant;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.hub.access.Public;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fetch URL: one POST without cookies or body; errors are answers too, with status 200 (cmi5 8.2). */
@RestController
class XapiTokenController {
    private final XapiGrants grants;

    XapiTokenController(XapiGrants grants) {
        this.grants = grants;
    }

    @PostMapping("/lti/xapi-token/{code}")
    @Public("the one-time code is the credential")
    ResponseEntity<Map<String, String>> fetch(@PathVariable String code) {
        Map<String, String> body =
                switch (grants.exchange(code)) {
                    case XapiGrants.Exchange.Token(String token) -> Map.of("auth-token", token);
                    case XapiGrants.Exchange.Spent() ->
                        error("1", "This fetch URL was used before or has ended. Have the tool opened again.");
                    case XapiGrants.Exchange.Unknown() ->
                        error("2", "This isn't a fetch URL of the hub. Use the one of the launch, unchanged.");
                };
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                // Content in a page calls this from its own origin; the code, not a cookie, is what gives the right.
                .header("Access-Control-Allow-Origin", "*")
                .body(body);
    }

    private static Map<String, String> error(String code, String text) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error-code", code);
        error.put("error-text", text);
        return error;
    }
}
