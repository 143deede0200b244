package org.kakehashi.hub.lti.internal.registration;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        @Nullable String jwks) {
    private static final String XAPI_PARAMETERS = """
            xapi_endpoint=$Xapi.endpoint
            xapi_fetch_url=$Xapi.fetchUrl
            xapi_actor=$Xapi.actor
            xapi_registration=$Xapi.registration
            """;

    static ToolForm blank() {
        return new ToolForm("", "", "", "", "", "", "", XAPI_PARAMETERS, true, DocumentTarget.WINDOW.word(), "");
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
                tool.customParameters().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("\n")),
                tool.xapiGrant(),
                placement.link().documentTarget().word(),
                tool.jwks());
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
                tool.custom().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")),
                tool.xapiGrant(),
                tool.documentTarget() == null ? DocumentTarget.WINDOW.word() : tool.documentTarget(),
                tool.jwks() == null ? null : JSONObjectUtils.toJSONString(tool.jwks()));
    }

    NewTool toNewTool() {
        return new NewTool(
                name,
                stripped(initiateLoginUri),
                stripped(targetLinkUri),
                lines(redirectUris),
                stripped(jwksUri),
                stripped(deepLinkingUri),
                stripped(iconUri),
                parameters(),
                xapiGrant,
                documentTarget,
                keys());
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

    /** A line without {@code =} becomes a parameter without a value, which the rules refuse by name. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String line : lines(customParameters)) {
            int equals = line.indexOf('=');
            parameters.put(
                    equals < 0 ? line : line.substring(0, equals).strip(),
                    equals < 0 ? "" : line.substring(equals + 1).strip());
        }
        return parameters;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
