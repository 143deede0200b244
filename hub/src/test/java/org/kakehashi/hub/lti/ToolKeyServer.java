package org.kakehashi.hub.lti;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The server of a vendor: it publishes the tool's keys on 127.0.0.1, and signs assertions with them. */
public final class ToolKeyServer implements AutoCloseable {
    private final HttpServer server;

    /** How often the keys were fetched. */
    public final AtomicInteger fetches = new AtomicInteger();

    /** How long an answer takes. */
    public volatile int delayMillis;

    /** What it answers with, 302 leading to where the keys are. */
    public volatile int status = 200;

    private volatile String published = "{\"keys\": []}";

    private ToolKeyServer(HttpServer server) {
        this.server = server;
    }

    /** Starts one without keys. */
    public static ToolKeyServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ToolKeyServer keys = new ToolKeyServer(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/jwks", keys::answer);
            server.start();
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the keys are. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /** Publishes the public halves of these and no others. */
    public void publish(JWK... keys) {
        publish(new JWKSet(List.of(keys)).toString(true));
    }

    /** Publishes any text. */
    public void publish(String body) {
        published = body;
    }

    /** A new RSA key with a {@code kid} and no {@code alg}. */
    public static JWK key() throws Exception {
        return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    }

    /** Claims as they should be. */
    public static JWTClaimsSet.Builder claims(String clientId, String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString());
    }

    /** Signs. */
    public static String signed(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        return signed(key, algorithm, claims, header -> header);
    }

    /** Signs, with another header. */
    public static String signed(
            JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header)
            throws Exception {
        SignedJWT jwt = new SignedJWT(
                header.apply(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()))
                        .build(),
                claims);
        jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        return jwt.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] body = published.getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", url() + "/moved");
        }
        exchange.sendResponseHeaders(status, body.length);
        try {
            exchange.getResponseBody().write(body, 0, 1);
            exchange.getResponseBody().flush();
            Thread.sleep(delayMillis);
            exchange.getResponseBody().write(body, 1, body.length - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
