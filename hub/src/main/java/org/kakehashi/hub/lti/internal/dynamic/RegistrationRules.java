package org.kakehashi.hub.lti.internal.dynamic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import org.kakehashi.hub.lti.internal.registration.ToolRules;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a registration that a tool sends must keep to, in order; the first rule that it breaks answers. */
@Component
class RegistrationRules {
    private static final Map<String, String> MEMBERS = Map.of(
            "name", "client_name",
            "initiateLoginUri", "initiate_login_uri",
            "targetLinkUri", LtiConfiguration.TOOL + ".target_link_uri",
            "redirectUris", "redirect_uris",
            "jwksUri", "jwks_uri",
            "deepLinkingUri", LtiConfiguration.TOOL + ".messages (LtiDeepLinkingRequest)",
            "iconUri", "logo_uri",
            "customParameters", LtiConfiguration.TOOL + ".custom_parameters");

    private final JsonMapper json;
    private final MessageSource messages;

    RegistrationRules(JsonMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    /** Parses a document. */
    JsonNode parsed(byte[] body) throws Unacceptable {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw Unacceptable.whole("The body isn't JSON: " + e.getOriginalMessage());
        }
    }

    /** What the registration asks for, all of which may be approved as it is. */
    Wanted read(JsonNode document) throws Unacceptable {
        protocol(Members.of(document));
        Wanted wanted = LtiConfiguration.read(document);
        for (Fault fault : ToolRules.faultsOf(wanted.tool())) {
            throw Unacceptable.of(member(fault), messages.getMessage(fault.key(), null, Locale.ENGLISH));
        }
        domains(wanted);
        return wanted;
    }

    /** What LTI says of the client (Dynamic Registration 1.0, 2.2; Security Framework 1.0, 4.1 and 5.1). */
    private static void protocol(Members client) throws Unacceptable {
        same(client, "application_type", "web");
        holds(client, "response_types", "id_token");
        holds(client, "grant_types", "implicit");
        holds(client, "grant_types", "client_credentials");
        same(client, "token_endpoint_auth_method", "private_key_jwt");
        present(
                client,
                "scope",
                "This member is required: the scopes of services, parted by spaces, or an empty string.");
        if (!client.names().contains("jwks_uri") && !client.names().contains("jwks")) {
            throw Unacceptable.of(
                    "jwks_uri", "Give the address of the tool's public keys, or the keys themselves as jwks.");
        }
        Members tool = client.object(LtiConfiguration.TOOL).orElse(null);
        if (tool != null) {
            tool.required("domain");
            present(tool, "claims", "This member is required: an array of the claims that the tool uses.");
            present(tool, "messages", "This member is required: an array of the messages that the tool takes.");
        }
    }

    private static void same(Members client, String name, String value) throws Unacceptable {
        if (!value.equals(client.text(name))) {
            throw Unacceptable.of(name, "This must be " + value + ".");
        }
    }

    private static void holds(Members client, String name, String value) throws Unacceptable {
        if (!client.texts(name).contains(value)) {
            throw Unacceptable.of(name, "This must be an array that has " + value + ".");
        }
    }

    private static void present(Members members, String name, String remedy) throws Unacceptable {
        if (!members.names().contains(name)) {
            throw Unacceptable.of(members.path(name), remedy);
        }
    }

    private static void domains(Wanted wanted) throws Unacceptable {
        ToolDomains domains = ToolDomains.of(wanted.domains());
        NewTool tool = wanted.tool();
        List<String> redirects = tool.redirects();
        for (int i = 0; i < redirects.size(); i++) {
            domains.require("redirect_uris[" + i + "]", redirects.get(i));
        }
        own(domains, "initiateLoginUri", tool.initiateLoginUri());
        own(domains, "targetLinkUri", tool.targetLinkUri());
        own(domains, "deepLinkingUri", tool.deepLinkingUri());
        own(domains, "jwksUri", tool.jwksUri());
    }

    private static void own(ToolDomains domains, String field, @Nullable String address) throws Unacceptable {
        if (address != null) {
            domains.require(MEMBERS.getOrDefault(field, field), address);
        }
    }

    private static String member(Fault fault) {
        String rest = fault.field().substring(fault.input().length());
        return Objects.requireNonNullElse(MEMBERS.get(fault.input()), fault.input()) + rest;
    }
}
