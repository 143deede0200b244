package org.kakehashi.hub.lti.internal.registration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registration form as it was filled in.
 *
 * @param redirectUris one a line
 * @param customParameters one a line, {@code name=value}
 */
record ToolForm(
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
        @Nullable String proctoringUri) {
    private static final String XAPI_PARAMETERS = """
            xapi_endpoint=$Xapi.endpoint
            xapi_fetch_url=$Xapi.fetchUrl
            xapi_actor=$Xapi.actor
            xapi_registration=$Xapi.registration
            """;

    static ToolForm blank() {
        return new ToolForm("", "", "", "", "", "", "", XAPI_PARAMETERS, true, DocumentTarget.WINDOW.word(), "");
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
                null,
                stripped(proctoringUri));
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
