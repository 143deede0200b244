package org.kakehashi.hub.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A vendor's tool on 127.0.0.1, another site than the hub's localhost. It answers a login initiation by sending the browser to the
 * hub (by redirect, or by a form that posts), and keeps what it is launched with.
 */
public final class TestTool implements AutoCloseable {
    private final HttpServer server;
    private final String hub;
    private final boolean posts;

    /** Parameters of each login initiation. */
    public final List<Map<String, String>> logins = new CopyOnWriteArrayList<>();

    /** Fields of each answer of the hub. */
    public final List<Map<String, String>> answers = new CopyOnWriteArrayList<>();

    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();

    /** How often the keys were fetched. */
    public final AtomicInteger keyFetches = new AtomicInteger();

    private TestTool(HttpServer server, String hub, boolean posts) {
        this.server = server;
        this.hub = hub;
        this.posts = posts;
        rotate();
    }

    /** Signs with a new key from now on; the older ones stay published. */
    public void rotate() {
        try {
            keys.addFirst(new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The key that it signs with. */
    public RSAKey key() {
        return keys.getFirst();
    }

    /** The claims as its key signs them. */
    public String signed(JWTClaimsSet claims) {
        return signed(
                claims,
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key().getKeyID())
                        .build(),
                key());
    }

    /** The claims under that header, signed by that key. */
    public static String signed(JWTClaimsSet claims, JWSHeader header, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts one; {@code posts}: it posts its authentication request. */
    public static TestTool start(String hub, boolean posts) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestTool tool = new TestTool(server, hub, posts);
            server.createContext("/login", tool::login);
            server.createContext("/launch", tool::launched);
            server.createContext("/jwks", tool::published);
            server.start();
            return tool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address of the tool. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What to register; {@code custom} is a JSON object. */
    public String registration(String custom) {
        return """
                {"name": "分数ドリル", "initiateLoginUri": "%s", "targetLinkUri": "%s", "redirectUris": ["%s"],
                 "customParameters": %s, "xapiGrant": true}
                """.formatted(url("/login?id=7"), url("/start"), url("/launch"), custom);
    }

    /** What to register for a tool that offers materials to choose from. */
    public String registrationWithDeepLinking(String custom) {
        return registration(custom)
                .replaceFirst(
                        "\\{",
                        "{\"deepLinkingUri\": \"%s\", \"jwksUri\": \"%s\", ".formatted(url("/choose"), url("/jwks")));
    }

    private void published(HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        byte[] bytes = new JWKSet(List.copyOf(keys)).toString(true).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Verifies an id_token as a tool does: by the hub's published keys, RS256 only, issuer, audience, times. */
    public static JWTClaimsSet verified(String hub, String token) throws Exception {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(hub + "/.well-known/jwks.json").toURL())
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        return processor.process(token, null);
    }

    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                new LinkedHashMap<>(parameters(exchange.getRequestURI().getRawQuery()));
        sent.putAll(parameters(body(exchange)));
        logins.add(sent);
        Map<String, String> asked = request(sent, url("/launch"));
        if (posts) {
            String fields = asked.entrySet().stream()
                    .map(field -> "<input type=hidden name='" + field.getKey() + "' value='" + field.getValue() + "'>")
                    .collect(Collectors.joining());
            html(
                    exchange,
                    "<form method=post action='" + hub + "/lti/authorize'>" + fields
                            + "</form><script>document.forms[0].submit()</script>");
        } else {
            exchange.getResponseHeaders().set("Location", hub + "/lti/authorize?" + encoded(asked));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        }
    }

    private void launched(HttpExchange exchange) throws IOException {
        Map<String, String> answer = parameters(body(exchange));
        answers.add(answer);
        html(exchange, answer.containsKey("id_token") ? "<h1>launched</h1>" : "<h1>refused</h1>");
    }

    /** The authentication request that a tool makes of a login initiation. */
    public static Map<String, String> request(Map<String, String> login, String redirectUri) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("scope", "openid");
        asked.put("response_type", "id_token");
        asked.put("response_mode", "form_post");
        asked.put("prompt", "none");
        asked.put("client_id", login.get("client_id"));
        asked.put("redirect_uri", redirectUri);
        asked.put("login_hint", login.get("login_hint"));
        asked.put("lti_message_hint", login.get("lti_message_hint"));
        asked.put("state", "state-" + UUID.randomUUID());
        asked.put("nonce", "nonce-" + UUID.randomUUID());
        return asked;
    }

    /** As in a query or a form's body. */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void html(HttpExchange exchange, String html) throws IOException {
        byte[] bytes = ("<!DOCTYPE html><meta charset=utf-8>" + html).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
