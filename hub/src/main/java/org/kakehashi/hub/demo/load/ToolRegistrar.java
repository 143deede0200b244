package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.kakehashi.hub.demo.tool.Registration;
import org.kakehashi.hub.demo.tool.ScoreSheet;
import org.kakehashi.hub.demo.tool.ToolServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a demo tool and the hub known to each other, once for each address of the tool. */
public final class ToolRegistrar {
    private final HubApi hub;

    public ToolRegistrar(HubApi hub) {
        this.hub = hub;
    }

    /**
     * Registers the tool where the hub doesn't know it at this address yet, and tells it its registration.
     *
     * @param name for people
     * @param offer what its own link opens
     * @return the tool's client id
     */
    public String register(ToolServer server, String name, String offer) throws IOException, InterruptedException {
        var wanted = tool(server, name, offer);
        var known = hub.tools().stream().filter(tool -> same(tool, wanted)).findFirst();
        var registration = told(known.isPresent() ? known.get() : hub.registerTool(wanted));
        server.register(registration);
        if (known.isEmpty()) {
            allow(server, registration.clientId());
        }
        return registration.clientId();
    }

    /** Lets a tool that grades send scores, and one that watches over assessments watch over its own. */
    private void allow(ToolServer server, String clientId) throws IOException, InterruptedException {
        if (server.grades()) {
            var settings = JsonNodeFactory.instance.objectNode();
            var scopes = settings.putArray("scopes");
            ScoreSheet.SCOPES.forEach(scopes::add);
            hub.setTool(clientId, settings);
        }
        if (server.proctoringUri().isPresent()) {
            hub.proctorTool(clientId, JsonNodeFactory.instance.objectNode().put("toolId", clientId));
        }
    }

    private static boolean same(JsonNode known, JsonNode wanted) {
        return Stream.of("initiateLoginUri", "targetLinkUri")
                .allMatch(name -> known.path(name).equals(wanted.path(name)));
    }

    private static ObjectNode tool(ToolServer server, String name, String offer) {
        var tool = JsonNodeFactory.instance.objectNode();
        tool.put("name", name);
        tool.put("initiateLoginUri", server.loginUri());
        tool.put("targetLinkUri", server.targetLinkUri(offer));
        tool.put("deepLinkingUri", server.deepLinkingUri()).put("jwksUri", server.jwksUri());
        server.proctoringUri().ifPresent(address -> tool.put("proctoringUri", address));
        tool.putArray("redirectUris").add(server.launchUri());
        tool.putObject("customParameters")
                .put("xapi_endpoint", "$Xapi.endpoint")
                .put("xapi_fetch_url", "$Xapi.fetchUrl")
                .put("xapi_actor", "$Xapi.actor")
                .put("xapi_registration", "$Xapi.registration");
        return tool.put("iconUri", server.iconUri()).put("xapiGrant", true).put("documentTarget", "iframe");
    }

    private static Registration told(JsonNode answer) {
        return new Registration(
                answer.path("clientId").asString(),
                answer.path("deploymentId").asString(),
                answer.path("issuer").asString(),
                URI.create(answer.path("authorizationEndpoint").asString()),
                URI.create(answer.path("jwksUri").asString()),
                URI.create(answer.path("tokenEndpoint").asString()));
    }
}
