package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.net.URI;
import org.kakehashi.hub.demo.drill.DrillServer;
import org.kakehashi.hub.demo.drill.Registration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the demo drill and the hub known to each other, once for each address of the drill. */
public final class DrillRegistrar {
    private static final String UNIT = "p5-fraction-add";

    private final HubApi hub;
    private final Milestones milestones;

    public DrillRegistrar(HubApi hub, Milestones milestones) {
        this.hub = hub;
        this.milestones = milestones;
    }

    /** Registers the drill or, if that was done before, reminds it; the platform's addresses are asked for anew. */
    public void register(DrillServer drill) throws IOException, InterruptedException {
        var milestone = "drill|" + drill.base();
        var known = milestones.noteAt(milestone);
        if (known.isPresent()) {
            drill.register(remembered(known.get()));
        } else {
            var answer = hub.registerTool(tool(drill));
            milestones.reach(milestone, note(answer));
            drill.register(told(answer));
        }
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
        return tool.put("xapiGrant", true);
    }

    private static ObjectNode note(JsonNode answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("clientId", answer.path("clientId").asString())
                .put("deploymentId", answer.path("deploymentId").asString());
    }

    private static Registration told(JsonNode answer) {
        return new Registration(
                answer.path("clientId").asString(),
                answer.path("deploymentId").asString(),
                answer.path("issuer").asString(),
                URI.create(answer.path("authorizationEndpoint").asString()),
                URI.create(answer.path("jwksUri").asString()));
    }

    private Registration remembered(JsonNode note) throws IOException, InterruptedException {
        var platform = hub.openidConfiguration();
        return new Registration(
                note.path("clientId").asString(),
                note.path("deploymentId").asString(),
                platform.path("issuer").asString(),
                URI.create(platform.path("authorization_endpoint").asString()),
                URI.create(platform.path("jwks_uri").asString()));
    }
}
