package org.kakehashi.conformance.lti;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.kakehashi.conformance.kit.HtmlPage;
import org.kakehashi.conformance.lti.browser.Request;
import org.kakehashi.conformance.lti.platform.RegisteredTool;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small tool that uses all of LTI Advantage and sends a statement per launch: without fault, but for those that it is given. */
final class SampleTool implements AutoCloseable {
    private static final int BITS = 2048;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Flaw> flaws;
    private final RSAKey key;
    /** Nonce by state, of launches under way. */
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    private volatile Map<String, String> platform = Map.of();

    private SampleTool(HttpServer server, RSAKey key, Set<Flaw> flaws) {
        this.server = server;
        this.key = key;
        this.flaws = flaws;
    }

    static SampleTool start(Flaw... flaws) throws IOException, JOSEException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Set<Flaw> set = EnumSet.noneOf(Flaw.class);
        set.addAll(List.of(flaws));
        SampleTool tool =
                new SampleTool(server, new RSAKeyGenerator(BITS).keyID("tool").generate(), set);
        server.setExecutor(tool.threads);
        server.createContext("/login", tool::login);
        server.createContext("/launch", tool::launch);
        server.createContext("/keys", tool::keys);
        server.createContext("/register", tool::registers);
        server.start();
        return tool;
    }

    /** What it says of itself. */
    ObjectNode registration() {
        ObjectNode wanted = JsonMapper.shared().createObjectNode();
        wanted.put("name", "Sample tool")
                .put("initiateLoginUri", url("/login?shop=7"))
                .put("targetLinkUri", url("/start"));
        wanted.put("jwksUri", url("/keys"))
                .put("deepLinkingUri", url("/choose"))
                .put("documentTarget", "iframe");
        wanted.putArray("redirectUris").add(url("/launch"));
        wanted.putObject("customParameters")
                .put("xapi_endpoint", "$Xapi.endpoint")
                .put("xapi_fetch_url", "$Xapi.fetchUrl")
                .put("xapi_actor", "$Xapi.actor")
                .put("xapi_registration", "$Xapi.registration");
        return wanted.put("xapiGrant", true);
    }

    /** What the platform says of it. */
    void register(RegisteredTool tool) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String name :
                List.of("clientId", "deploymentId", "issuer", "authorizationEndpoint", "tokenEndpoint", "jwksUri")) {
            known.put(name, tool.details().path(name).asString());
        }
        platform = known;
    }

    String platform(String name) {
        return String.valueOf(platform.get(name));
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    RSAKey key() {
        return key;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Where Dynamic Registration begins. */
    String registrationUrl() {
        return url("/register");
    }

    private void registers(HttpExchange exchange) throws IOException {
        try {
            Map<String, String> sent = Request.parsed(exchange.getRequestURI().getRawQuery());
            ObjectNode wanted = SelfRegistration.wanted(registration());
            platform = SelfRegistration.register(
                    sent.getOrDefault("openid_configuration", ""), sent.getOrDefault("registration_token", ""), wanted);
            answer(
                    exchange,
                    200,
                    "text/html",
                    "<p>Done.</p><script>window.parent.postMessage({subject: 'org.imsglobal.lti.close'}, '*')</script>");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "application/json", new JWKSet(key).toString(true));
    }

    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> sent = Request.parsed(exchange.getRequestURI().getRawQuery());
        if (!has(Flaw.GET_ONLY)) {
            sent.putAll(Request.parsed(body(exchange)));
        }
        if (!sent.getOrDefault("iss", "").equals(platform("issuer")) || !"7".equals(sent.get("shop"))) {
            answer(exchange, 400, "text/html", "<p>This login initiation can't be used: iss is missing.");
            return;
        }
        String state = UUID.randomUUID().toString();
        String nonce = has(Flaw.SAME_NONCE)
                ? "the same" + sent.get("login_hint")
                : UUID.randomUUID().toString();
        asked.put(state, nonce);
        Map<String, String> request = new LinkedHashMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        if (!has(Flaw.NO_PROMPT)) {
            request.put("prompt", "none");
        }
        request.put("client_id", platform("clientId"));
        request.put("redirect_uri", url("/launch"));
        request.put("login_hint", sent.getOrDefault("login_hint", ""));
        request.put("lti_message_hint", sent.getOrDefault("lti_message_hint", ""));
        request.put("state", state);
        request.put("nonce", nonce);
        exchange.getResponseHeaders()
                .set("Set-Cookie", "tool-state=" + state + "; Path=/; HttpOnly; Secure; SameSite=None");
        exchange.getResponseHeaders()
                .set("Location", platform("authorizationEndpoint") + "?" + Request.encoded(request));
        answer(exchange, 302, "text/html", "");
    }

    private void launch(HttpExchange exchange) throws IOException {
        Map<String, String> sent = Request.parsed(body(exchange));
        String state = sent.getOrDefault("state", "");
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String nonce = asked.get(state);
        if (!has(Flaw.STATE_IGNORED) && (nonce == null || !cookie.contains("tool-state=" + state))) {
            answer(exchange, 400, "text/html", "<p>This launch didn't begin in this browser. Please open it again.");
            return;
        }
        if (!has(Flaw.STATE_KEPT)) {
            asked.remove(state);
        }
        try {
            JWTClaimsSet claims =
                    new LaunchCheck(this).checked(sent.getOrDefault("id_token", ""), String.valueOf(nonce));
            if (has(Flaw.NO_TEACHERS)
                    && !isChoice(claims)
                    && !String.valueOf(claims.getClaim(LaunchCheck.CLAIM + "roles"))
                            .contains("Learner")) {
                throw new IllegalStateException("only pupils are known here");
            }
            if (has(Flaw.OWN_FRAMES_ONLY)) {
                exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            }
            answer(exchange, 200, "text/html", page(claims));
        } catch (IllegalStateException | ParseException e) {
            answer(
                    exchange,
                    401,
                    "text/html",
                    "<p>This launch can't be used: " + HtmlPage.escaped(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String page(JWTClaimsSet claims) throws IOException, InterruptedException, ParseException {
        Advantage advantage = new Advantage(this, claims);
        if (isChoice(claims)) {
            Map<String, String> form = advantage.choice();
            String fields = form.entrySet().stream()
                    .filter(field -> !field.getKey().equals("action"))
                    .map(field -> "<input type=hidden name='" + field.getKey() + "' value='" + field.getValue() + "'>")
                    .collect(Collectors.joining());
            return "<form method=post action='" + form.get("action") + "'>" + fields
                    + "</form><script>document.forms[0].submit()</script>";
        }
        advantage.work();
        return "<h1>Fractions for everybody</h1><p>Welcome to the sample tool. Choose a task and begin.";
    }

    private static boolean isChoice(JWTClaimsSet claims) {
        return "LtiDeepLinkingRequest".equals(claims.getClaim(LaunchCheck.CLAIM + "message_type"));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
