package org.kakehashi.hub.lti.internal.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.MessageNames;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a tool's registration (LTI Dynamic Registration 1.0, 2.2; OpenID Connect Dynamic Client Registration 1.0, 2). */
final class LtiConfiguration {
    /** The member that holds what LTI adds. */
    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    /** What a tool says of itself, as it is told back. */
    static final Set<String> METADATA = Set.of(
            "application_type",
            "initiate_login_uri",
            "redirect_uris",
            "client_name",
            "client_name#ja",
            "jwks_uri",
            "jwks",
            "logo_uri",
            "client_uri",
            "policy_uri",
            "tos_uri",
            "contacts",
            "token_endpoint_auth_method",
            TOOL);

    /** That, what every tool has alike, and what an update repeats of the answer. */
    private static final Set<String> KNOWN = Stream.concat(
                    METADATA.stream(),
                    Stream.of(
                            "response_types",
                            "grant_types",
                            "scope",
                            "client_id",
                            "registration_client_uri",
                            "registration_access_token",
                            "client_id_issued_at"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> KNOWN_OF_TOOL = Set.of(
            "domain",
            "secondary_domains",
            "deployment_id",
            "target_link_uri",
            "custom_parameters",
            "description",
            "messages",
            "claims");
    private static final List<String> LINKS = List.of("client_uri", "policy_uri", "tos_uri", "logo_uri");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final WantedParts parts = new WantedParts();

    private LtiConfiguration() {}

    /** What it asks for. */
    static Wanted read(JsonNode document) throws Unacceptable {
        return new LtiConfiguration().wanted(Members.of(document));
    }

    private Wanted wanted(Members client) throws Unacceptable {
        Members tool = client.object(TOOL)
                .orElseThrow(() -> Unacceptable.of(
                        TOOL,
                        "This member is required, as an object with domain, "
                                + "target_link_uri, claims and messages."));
        parts.ignored(client, KNOWN);
        parts.ignored(tool, KNOWN_OF_TOOL);
        List<Wanted.Message> messages = messages(tool);
        parts.judge(messages);
        Map<String, String> custom = parts.custom(tool.parameters("custom_parameters"), messages);
        List<String> claims = tool.texts("claims");
        String scope = client.text("scope");
        return new Wanted(
                newTool(client, tool.required("target_link_uri"), messages, custom),
                domains(tool),
                parts.scopes(scope == null ? List.of() : List.of(scope.split(" +"))),
                Demands.of(claims, custom.values()),
                claims,
                messages,
                links(client),
                parts.notes());
    }

    private NewTool newTool(Members client, String target, List<Wanted.Message> messages, Map<String, String> custom)
            throws Unacceptable {
        String japanese = client.text("client_name#ja");
        String linked = WantedParts.first(messages, MessageNames.RESOURCE_LINK)
                .map(Wanted.Message::targetLinkUri)
                .orElse(null);
        return new NewTool(
                japanese == null ? client.required("client_name") : japanese,
                client.required("initiate_login_uri"),
                linked == null ? target : linked,
                client.texts("redirect_uris"),
                client.text("jwks_uri"),
                WantedParts.page(MessageNames.DEEP_LINKING, messages, target),
                parts.picture(client.text("logo_uri")),
                custom,
                WantedParts.usesXapi(custom),
                null,
                keys(client),
                WantedParts.page(MessageNames.START_PROCTORING, messages, target));
    }

    private static @Nullable Map<String, Object> keys(Members client) throws Unacceptable {
        Members keys = client.object("jwks").orElse(null);
        return keys == null ? null : JsonMapper.shared().convertValue(keys.object(), OBJECT);
    }

    private static List<Wanted.Message> messages(Members tool) throws Unacceptable {
        List<Wanted.Message> messages = new ArrayList<>();
        for (Members message : tool.objects("messages")) {
            String type = message.required("type");
            messages.add(new Wanted.Message(
                    type,
                    message.text("label"),
                    message.text("target_link_uri"),
                    message.parameters("custom_parameters"),
                    message.texts("placements"),
                    MessageNames.of(type).isPresent()));
        }
        return messages;
    }

    private static List<String> domains(Members tool) throws Unacceptable {
        String domain = tool.text("domain");
        return Stream.concat(domain == null ? Stream.of() : Stream.of(domain), tool.texts("secondary_domains").stream())
                .toList();
    }

    private static Map<String, String> links(Members client) throws Unacceptable {
        Map<String, String> links = new LinkedHashMap<>();
        for (String name : LINKS) {
            String address = client.text(name);
            if (address != null) {
                links.put(name, address);
            }
        }
        return links;
    }
}
