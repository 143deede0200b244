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

    private final Authentications authentications;
    private final IdTokens idTokens;
    private final AutoPost autoPost;

    AuthorizeController(Authentications authentications, IdTokens idTokens, AutoPost autoPost) {
        this.authentications = authentications;
        this.idTokens = idTokens;
        this.autoPost = autoPost;
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
            // Lax cookies don't come along when another site posts, or within its frames; nothing was used up yet.
            Map<String, String> fields = parameters.toSingleValueMap();
            return autoPost.again(PATH, fields, fields.get(AutoPost.SENT_ON), response);
        }
        AuthenticationRequest asked = AuthenticationRequest.of(parameters);
        return switch (authentications.answer(caller, session.getId(), asked)) {
            case Answer.Agreed agreed -> post(agreed.redirectUri(), asked, fields(agreed), response);
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

    private ModelAndView post(
            String redirectUri, AuthenticationRequest asked, Map<String, String> answer, HttpServletResponse response) {
        Map<String, String> fields = new LinkedHashMap<>(answer);
        if (asked.state() != null) {
            fields.put("state", asked.state());
        }
        return autoPost.page(redirectUri, fields, response);
    }

    private Map<String, String> fields(Answer.Agreed agreed) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token", idTokens.signed(agreed.claims()));
        if (agreed.framed()) {
            fields.put(Launches.STORAGE_TARGET, Launches.STORAGE_FRAME);
        }
        return fields;
    }

    private static Map<String, String> error(Refusal refusal) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", refusal.error());
        fields.put("error_description", refusal.description());
        return fields;
    }
}
