package org.kakehashi.hub.demo.tool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The key that a tool signs with, made when it is first needed, so that it costs the start nothing; another one after each start. */
final class ToolKey {
    private static final int BITS = 2048;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable RSAKey key;

    /** The public half as a key set (RFC 7517, 5). */
    String published() {
        return new JWKSet(key().toPublicJWK()).toString();
    }

    /** The claims as one signed token. */
    String signed(JWTClaimsSet claims) {
        var signing = key();
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(signing.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private RSAKey key() {
        lock.lock();
        try {
            var made = key;
            if (made == null) {
                made = new RSAKeyGenerator(BITS)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
                key = made;
            }
            return made;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
