package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;
import org.kakehashi.hub.demo.drill.DrillServer;
import org.kakehashi.hub.demo.drill.Registration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the demo drill and the hub known to each other, once for each address of the drill. */
public final class DrillRegistrar {
    private static final String UNIT = "p5-fraction-add";

    private final HubApi hub;

    public DrillRegistrar(HubApi hub) {
        this.hub = hub;
    }

    /**
     * Registers the drill where the hub doesn't know it at this address yet, and tells it its registration.
     *
     * @return the drill's client id
     */
    public String register(DrillServer drill) throws IOException, InterruptedException {
        var wanted = tool(drill);
        var known = hub.tools().stream().filter(tool -> same(tool, wanted)).findFirst();
        var registration = told(known.isPresent() ? known.get() : hub.registerTool(wanted));
        drill.register(registration);
        return registration.clientId();
    }

    private static boolean same(JsonNode known, JsonNode wanted) {
        return Stream.of("initiateLoginUri", "targetLinkUri")
                .allMatch(name -> known.path(name).equals(wanted.path(name)));
    }

    private static ObjectNode tool(DrillServer drill) {
        var tool = JsonNodeFactory.instance.objectNode();
        tool.put("name", "かけはしドリル: 分数のたし算とひき算");
        tool.put("initiateLoginUri", drill.loginUri());
        tool.put("targetLinkUri", drill.targetLinkUri(UNIT));
        tool.putArray("redirectUris").add(drill.launchUri());
        tool.putObject("customParameters")
                .put("xapi_endpoint", "$Xapi.endpoint")
                .put("xapi_fetch_url", "$Xapi.fetchUrl")
                .put("xapi_actor", "$Xapi.actor")
                .put("xapi_registration", "$Xapi.registration");
        return tool.put("iconUri", drill.iconUri()).put("xapiGrant", true).put("documentTarget", "iframe");
    }

    private static Registration told(JsonNode answer) {
        return new Registration(
                answer.path("clientId").asString(),
                answer.path("deploymentId").asString(),
                answer.path("issuer").asString(),
                URI.create(answer.path("authorizationEndpoint").asString()),
                URI.create(answer.path("jwksUri").asString()));
    }
}
