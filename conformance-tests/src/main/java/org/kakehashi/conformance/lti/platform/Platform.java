package org.kakehashi.conformance.lti.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.kakehashi.conformance.hub.HubProcess;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.browser.Page;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.browser.UserAgent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hub of the kit's own, on this machine only, with a made-up school; before it the relay, which is its public address. */
public final class Platform implements AutoCloseable {
    /** Nobody else can reach the hub, and nothing in it is real. */
    public static final String PASSWORD = "kit-on-this-machine-only";

    private static final String KEY = "kit";
    private static final String SECRET = "kit-secret-on-this-machine-only";
    private static final String SCOPES = "https://purl.imsglobal.org/spec/lti-";
    private static final List<String> ALL_SCOPES = List.of(
            SCOPES + "nrps/scope/contextmembership.readonly",
            SCOPES + "ags/scope/lineitem",
            SCOPES + "ags/scope/lineitem.readonly",
            SCOPES + "ags/scope/result.readonly",
            SCOPES + "ags/scope/score");

    private final Relay relay;
    private final HubProcess hub;
    private final KitKey key;
    private final String url;
    private final Operator operator;
    private final Map<Person, UserAgent> browsers = new EnumMap<>(Person.class);

    private Platform(Relay relay, HubProcess hub, KitKey key, String url) {
        this.relay = relay;
        this.hub = hub;
        this.key = key;
        this.url = url;
        this.operator = new Operator(url, KEY, SECRET);
    }

    /**
     * Starts it.
     *
     * @param options {@code --hub} the jar, {@code --java} the command that runs it, {@code --port} of its address, {@code --public-url}
     *     where another address leads to that port
     * @param data folder of the hub
     */
    public static Platform start(Options options, Path data) throws IOException, InterruptedException {
        KitKey key = new KitKey();
        Relay relay = Relay.open(Integer.parseInt(options.get("port", "8095")), key);
        try {
            String url = options.get("public-url", "http://localhost:" + relay.port())
                    .replaceAll("/+$", "");
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            HubProcess hub = HubProcess.start(
                    options.get("java", java),
                    Path.of(options.get("hub", "hub/target/kakehashi-hub-server.jar")),
                    data,
                    List.of(),
                    List.of(
                            "--hub.public-url=" + url,
                            "--hub.lti.http.allow-loopback=true",
                            "--hub.insight.follow=false",
                            "--hub.bootstrap.admin-password=" + PASSWORD,
                            "--hub.bootstrap.system-key=" + KEY,
                            "--hub.bootstrap.system-secret=" + SECRET));
            relay.to(hub.port());
            Platform platform = new Platform(relay, hub, key, url);
            platform.furnish();
            return platform;
        } catch (IOException e) {
            relay.close();
            throw e;
        }
    }

    private void furnish() throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        operator.importRoster(SchoolArchive.fileName(today), SchoolArchive.bytes(today));
        for (Person person : Person.values()) {
            ObjectNode account = JsonMapper.shared().createObjectNode();
            account.put("loginName", person.loginName())
                    .put("password", PASSWORD)
                    .put("displayName", person.loginName());
            account.put("personId", person.personId().toString()).putArray("roles");
            operator.post("/api/v1/accounts", account, 201, 409);
        }
    }

    /** The tool of that address, where it was registered in an earlier run; else it is registered. Either way it gets every service. */
    public RegisteredTool register(ObjectNode wanted) throws IOException, InterruptedException {
        JsonNode known = known(wanted.path("initiateLoginUri").asString(""));
        JsonNode details = known.isObject() ? known : operator.post("/api/v1/lti/tools", wanted, 201);
        RegisteredTool tool = new RegisteredTool(details);
        openServices(tool);
        return tool;
    }

    /** Gives a tool all scopes. */
    public void openServices(RegisteredTool tool) throws IOException, InterruptedException {
        ObjectNode settings = JsonMapper.shared().createObjectNode();
        ALL_SCOPES.forEach(settings.putArray("scopes")::add);
        settings.put("subjectType", "PAIRWISE").putArray("released");
        operator.put("/api/v1/lti/tools/" + tool.clientId() + "/settings", settings);
    }

    private JsonNode known(String initiateLoginUri) throws IOException, InterruptedException {
        return operator.get("/api/v1/lti/tools")
                .path("tools")
                .valueStream()
                .filter(tool -> tool.path("initiateLoginUri").asString("").equals(initiateLoginUri))
                .findFirst()
                .orElseGet(() -> JsonMapper.shared().nullNode());
    }

    /** The browser in which that person has signed in. */
    public UserAgent signedIn(Person person) throws IOException, InterruptedException {
        UserAgent browser = browsers.get(person);
        if (browser == null) {
            browser = signIn(person.loginName());
            browsers.put(person, browser);
        }
        return browser;
    }

    private UserAgent signIn(String loginName) throws IOException, InterruptedException {
        UserAgent browser = new UserAgent();
        Page page = browser.send(Request.get(at("/t/main/sign-in")));
        Element form = page.html().selectFirst("form:has(input[name=password])");
        if (form == null) {
            throw new IOException("the hub has no page to sign in: " + page.excerpt());
        }
        Page answer = browser.send(Page.sent(form).with(Map.of("loginName", loginName, "password", PASSWORD)));
        if (answer.status() >= 400 || answer.header("location").toString().contains("error")) {
            throw new IOException(loginName + " can't sign in: " + answer.excerpt());
        }
        return browser;
    }

    /** An address of the hub. */
    public URI at(String path) {
        return URI.create(url + path);
    }

    /** Its API. */
    public Operator operator() {
        return operator;
    }

    /** The kit's key in its key set. */
    public KitKey key() {
        return key;
    }

    /** Every request to it so far. */
    public List<Exchange> exchanges() {
        return relay.exchanges();
    }

    @Override
    public void close() {
        hub.close();
        relay.close();
    }
}
