package org.kakehashi.hub.lti.internal.registration;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registration form as it was filled in.
 *
 * @param redirectUris one a line
 * @param customParameters one a line, {@code name=value}
 * @param jwks the keys themselves, as JSON
 */
public record ToolForm(
        @Nullable String name,
        @Nullable String initiateLoginUri,
        @Nullable String targetLinkUri,
        @Nullable String redirectUris,
        @Nullable String jwksUri,
        @Nullable String deepLinkingUri,
        @Nullable String iconUri,
        @Nullable String customParameters,
        @Nullable Boolean xapiGrant,
        @Nullable String documentTarget,
        @Nullable String jwks,
        @Nullable String proctoringUri) {
    private static final String XAPI_PARAMETERS = """
            xapi_endpoint=$Xapi.endpoint
            xapi_fetch_url=$Xapi.fetchUrl
            xapi_actor=$Xapi.actor
            xapi_registration=$Xapi.registration
            """;

    static ToolForm blank() {
        return new ToolForm("", "", "", "", "", "", "", XAPI_PARAMETERS, true, DocumentTarget.WINDOW.word(), "", "");
    }

    /** What is registered, to be changed. */
    static ToolForm of(Placement placement) {
        Tool tool = placement.tool();
        return new ToolForm(
                tool.name(),
                tool.initiateLoginUri(),
                tool.targetLinkUri(),
                String.join("\n", tool.redirectUris()),
                tool.jwksUri(),
                tool.deepLinkingUri(),
                tool.iconUri(),
                ParameterLines.written(tool.customParameters()),
                tool.xapiGrant(),
                placement.link().documentTarget().word(),
                tool.jwks(),
                tool.proctoringUri());
    }

    /** Filled with what somebody may register. */
    public static ToolForm of(NewTool tool) {
        return new ToolForm(
                tool.name(),
                tool.initiateLoginUri(),
                tool.targetLinkUri(),
                String.join("\n", tool.redirects()),
                tool.jwksUri(),
                tool.deepLinkingUri(),
                tool.iconUri(),
                ParameterLines.written(tool.custom()),
                tool.xapiGrant(),
                tool.documentTarget() == null ? DocumentTarget.WINDOW.word() : tool.documentTarget(),
                tool.jwks() == null ? null : JSONObjectUtils.toJSONString(tool.jwks()),
                tool.proctoringUri());
    }

    NewTool toNewTool() {
        return new NewTool(
                name,
                stripped(initiateLoginUri),
                stripped(targetLinkUri),
                ParameterLines.lines(redirectUris),
                stripped(jwksUri),
                stripped(deepLinkingUri),
                stripped(iconUri),
                ParameterLines.read(customParameters),
                xapiGrant,
                documentTarget,
                keys(),
                stripped(proctoringUri));
    }

    /** What is no JSON object becomes an empty key set, which the rules refuse by name. */
    private @Nullable Map<String, Object> keys() {
        if (jwks == null || jwks.isBlank()) {
            return null;
        }
        try {
            return JSONObjectUtils.parse(jwks);
        } catch (ParseException e) {
            return Map.of();
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
