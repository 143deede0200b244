package org.kakehashi.conformance.lti;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.platform.Platform;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Registers a tool by what its maker says of it: a file as {@code POST /api/v1/lti/tools} takes it, or options of the command line. */
final class ManualRegistration {
    /** Options by the name that the registration has for them. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "initiate-login-uri", "initiateLoginUri",
            "target-link-uri", "targetLinkUri",
            "jwks-uri", "jwksUri",
            "deep-linking-uri", "deepLinkingUri",
            "document-target", "documentTarget");

    private final ObjectNode wanted;

    private ManualRegistration(ObjectNode wanted) {
        this.wanted = wanted;
    }

    /** What the command line says. */
    static ManualRegistration of(Options options) throws IOException {
        ObjectNode wanted = options.find("tool").isPresent()
                ? (ObjectNode) JsonMapper.shared().readTree(Files.readString(Path.of(options.get("tool", ""))))
                : JsonMapper.shared().createObjectNode();
        ADDRESSES.forEach((option, field) -> options.find(option).ifPresent(value -> wanted.put(field, value)));
        options.find("redirect-uri")
                .ifPresent(value -> Arrays.stream(value.split(",")).forEach(wanted.withArray("redirectUris")::add));
        if (!wanted.has("initiateLoginUri")) {
            throw new IllegalArgumentException(
                    "say which tool: --tool-url for Dynamic Registration, --tool for a file, or"
                            + " --initiate-login-uri, --target-link-uri and --redirect-uri");
        }
        if (!wanted.has("name")) {
            wanted.put("name", options.get("name", "the tool"));
        }
        if (!wanted.has("customParameters")) {
            wanted.putObject("customParameters")
                    .put("xapi_endpoint", "$Xapi.endpoint")
                    .put("xapi_fetch_url", "$Xapi.fetchUrl")
                    .put("xapi_actor", "$Xapi.actor")
                    .put("xapi_registration", "$Xapi.registration");
        }
        wanted.put("xapiGrant", true);
        return new ManualRegistration(wanted);
    }

    /** Registers it, tells its maker what to enter at the other end, and waits for Enter unless {@code --go-on} is given. */
    @SuppressWarnings("SystemOut")
    RegisteredTool register(Platform platform, Options options) throws IOException, InterruptedException {
        RegisteredTool tool = platform.register(wanted);
        System.out.println("The tool is registered. Its end needs:");
        for (String field :
                new String[] {"clientId", "deploymentId", "issuer", "authorizationEndpoint", "tokenEndpoint", "jwksUri"
                }) {
            System.out.printf("  %-22s %s%n", field, tool.details().path(field).asString(""));
        }
        if (options.find("go-on").isEmpty()) {
            System.out.println(
                    "Press Enter when it knows them. With --data FOLDER they stay the same in the next run; then say --go-on.");
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        }
        return tool;
    }
}
