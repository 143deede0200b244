package org.kakehashi.hub.lti.internal.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.inspection.Check;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.inspection.Inspector;
import org.kakehashi.hub.lti.internal.inspection.Marks;
import org.kakehashi.hub.lti.internal.inspection.MessageKind;
import org.kakehashi.hub.lti.internal.launch.Authentications.Answer;
import org.kakehashi.hub.lti.internal.launch.Launches.Start;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Has the inspector keep what goes to and fro until the tool has its id_token. Within the launch's own transactions. */
@Component
class Recording {
    private static final String REQUEST = "Security Framework 1.0, 5.1.1.2";

    /** What is looked at before the rules, and after them. */
    private static final List<Named> BEFORE =
            List.of(new Named("client_id", REQUEST), new Named("redirect_uri", REQUEST));

    private static final List<Named> AFTER =
            List.of(new Named("membership", ""), new Named("deployment", "LTI Core 1.3, 3.1.3"));

    private final Inspector inspector;
    private final IdTokens idTokens;
    private final HubProperties hub;

    Recording(Inspector inspector, IdTokens idTokens, HubProperties hub) {
        this.inspector = inspector;
        this.idTokens = idTokens;
        this.hub = hub;
    }

    /** The login initiation. */
    void initiated(int tenantId, UUID launchId, Start.Initiated initiated) {
        Tool tool = initiated.placement().tool();
        if (inspector.isOn(tool)) {
            inspector.begun(tenantId, tool, launchId, initiated.fields(hub.issuer()));
        }
    }

    /** The authentication request, and what became of it; of an unknown launch there is nothing to keep. */
    void answered(int tenantId, @Nullable Begun begun, AuthenticationRequest request, Answer answer) {
        if (begun == null || !inspector.isOn(begun.tool())) {
            return;
        }
        UUID launchId = begun.launch().launchId();
        Marks marks = new Marks(begun.tool().settings());
        inspector.note(
                tenantId, launchId, MessageKind.AUTHENTICATION_REQUEST, marks.of(request.parameters()), checks(answer));
        switch (answer) {
            case Answer.Agreed agreed ->
                inspector.note(
                        tenantId, launchId, MessageKind.ID_TOKEN, token(begun, marks, agreed.claims()), List.of());
            case Answer.Refused refused ->
                inspector.note(tenantId, launchId, MessageKind.ERROR_RESPONSE, error(refused.refusal()), List.of());
            case Answer.Untrusted untrusted -> {} // the person sees it, the tool gets nothing
        }
    }

    private Map<String, @Nullable Object> token(Begun begun, Marks marks, JWTClaimsSet claims) {
        Map<String, @Nullable Object> shown = marks.of(idTokens.payload(claims));
        if (claims.getClaim(MessageClaims.CUSTOM) instanceof Map<?, ?> custom) {
            Map<String, String> resolved = new LinkedHashMap<>();
            custom.forEach((name, value) -> resolved.put(String.valueOf(name), String.valueOf(value)));
            Map<String, String> registered = Substitution.merged(
                    begun.tool().customParameters(), begun.link().customParameters());
            shown.put(MessageClaims.CUSTOM, marks.custom(registered, resolved));
        }
        Map<String, @Nullable Object> token = new LinkedHashMap<>();
        token.put("header", idTokens.header());
        token.put("claims", shown);
        return token;
    }

    private static Map<String, @Nullable Object> error(Refusal refusal) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("error", refusal.error());
        // That somebody opted out is no business of the tool's makers.
        fields.put(
                "error_description",
                refusal.equals(Authentications.OPTED_OUT)
                        ? Marks.secret("error_description", refusal.description())
                        : refusal.description());
        return fields;
    }

    private static List<Check> checks(Answer answer) {
        List<Named> rules = Stream.of(BEFORE, AuthenticationRules.named(), AFTER)
                .flatMap(List::stream)
                .toList();
        return switch (answer) {
            case Answer.Agreed agreed -> Check.passed(rules);
            case Answer.Refused refused
            when refused.refusal().equals(Authentications.OPTED_OUT) ->
                Check.passed(Stream.of(BEFORE, AuthenticationRules.named())
                        .flatMap(List::stream)
                        .toList());
            case Answer.Refused refused ->
                Check.until(rules, refused.refusal().rule(), refused.refusal().description());
            case Answer.Untrusted untrusted ->
                Check.until(
                        rules, untrusted.refusal().rule(), untrusted.refusal().description());
        };
    }
}
