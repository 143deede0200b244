package org.kakehashi.hub.lti.internal.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.launch.Authentications.Answer;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /lti/authorize}: the authorization endpoint (Security Framework 1.0, 5.1.1.2 and 5.1.1.3). */
@Controller
class AuthorizeController {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizeController.class);
    private static final String PATH = "/lti/authorize";

    /** Marks a request that the hub's own page sent on, so that it is sent on once. */
    private static final String SENT_ON = "kakehashi_sent_on";

    private final Authentications authentications;
    private final IdTokens idTokens;
    private final AutoPost autoPost;
    private final HubProperties hub;

    AuthorizeController(Authentications authentications, IdTokens idTokens, AutoPost autoPost, HubProperties hub) {
        this.authentications = authentications;
        this.idTokens = idTokens;
        this.autoPost = autoPost;
        this.hub = hub;
    }

    @RequestMapping(
            path = PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    @Public("a browser may leave the session's cookie out here; the request is then sent again from the hub's own site")
    ModelAndView authorize(
            @AuthenticationPrincipal @Nullable AccountCaller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (caller == null || session == null) {
            return sendOn(parameters, response);
        }
        AuthenticationRequest asked = AuthenticationRequest.of(parameters);
        return switch (authentications.answer(caller, session.getId(), asked)) {
            case Answer.Agreed agreed ->
                post(agreed.redirectUri(), asked, Map.of("id_token", idTokens.signed(agreed.claims())), response);
            case Answer.Refused refused -> {
                LOG.info(
                        "Launch of tool {} refused by rule {}",
                        refused.clientId(),
                        refused.refusal().rule());
                yield post(refused.redirectUri(), asked, error(refused.refusal()), response);
            }
            case Answer.Untrusted untrusted -> {
                LOG.info("Launch refused by rule {}", untrusted.refusal().rule());
                throw new HubException(
                        ErrorCode.INVALID_REQUEST, untrusted.refusal().description());
            }
        };
    }

    /**
     * Lax cookies don't come along when another site posts, or within its frames. The hub's page sends the same parameters
     * again; nothing was used up yet.
     */
    private ModelAndView sendOn(MultiValueMap<String, String> parameters, HttpServletResponse response) {
        if (parameters.containsKey(SENT_ON)) {
            throw new HubException(
                    ErrorCode.UNAUTHENTICATED, "You aren't signed in any more. Sign in, then open the material again.");
        }
        Map<String, String> fields = new LinkedHashMap<>(parameters.toSingleValueMap());
        fields.put(SENT_ON, "1");
        return autoPost.page(hub.link(PATH), fields, response);
    }

    private ModelAndView post(
            String redirectUri, AuthenticationRequest asked, Map<String, String> answer, HttpServletResponse response) {
        Map<String, String> fields = new LinkedHashMap<>(answer);
        if (asked.state() != null) {
            fields.put("state", asked.state());
        }
        return autoPost.page(redirectUri, fields, response);
    }

    private static Map<String, String> error(Refusal refusal) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", refusal.error());
        fields.put("error_description", refusal.description());
        return fields;
    }
}
