package org.kakehashi.conformance.lti;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the sample tool registers by itself (LTI Dynamic Registration 1.0). */
final class SelfRegistration {
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SelfRegistration() {}

    /** The registration in the words of Dynamic Registration. */
    static ObjectNode wanted(ObjectNode manual) {
        ObjectNode wanted = JsonMapper.shared().createObjectNode();
        wanted.put("application_type", "web")
                .put("client_name", manual.path("name").asString());
        wanted.putArray("response_types").add("id_token");
        wanted.putArray("grant_types").add("implicit").add("client_credentials");
        wanted.put("initiate_login_uri", manual.path("initiateLoginUri").asString());
        wanted.set("redirect_uris", manual.path("redirectUris"));
        wanted.put("jwks_uri", manual.path("jwksUri").asString()).put("token_endpoint_auth_method", "private_key_jwt");
        wanted.put(
                "scope",
                "openid https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
                        + " https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"
                        + " https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"
                        + " https://purl.imsglobal.org/spec/lti-ags/scope/score");
        ObjectNode lti = wanted.putObject(TOOL).put("domain", "127.0.0.1");
        lti.put("target_link_uri", manual.path("targetLinkUri").asString());
        lti.set("custom_parameters", manual.path("customParameters"));
        lti.putArray("claims").add("iss").add("sub");
        lti.putArray("messages").addObject().put("type", "LtiResourceLinkRequest");
        lti.withArray("messages")
                .addObject()
                .put("type", "LtiDeepLinkingRequest")
                .put("target_link_uri", manual.path("deepLinkingUri").asString());
        return wanted;
    }

    /** Sends it; gives what a tool has to know of its platform. */
    static Map<String, String> register(String configuration, String token, ObjectNode wanted)
            throws IOException, InterruptedException {
        JsonNode platform = sent(HttpRequest.newBuilder(URI.create(configuration)));
        JsonNode told = sent(HttpRequest.newBuilder(
                        URI.create(platform.path("registration_endpoint").asString()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())));
        return Map.of(
                "clientId", told.path("client_id").asString(),
                "deploymentId", told.path(TOOL).path("deployment_id").asString(),
                "issuer", platform.path("issuer").asString(),
                "authorizationEndpoint", platform.path("authorization_endpoint").asString(),
                "tokenEndpoint", platform.path("token_endpoint").asString(),
                "jwksUri", platform.path("jwks_uri").asString());
    }

    private static JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return JsonMapper.shared().readTree(answer.body());
    }
}
