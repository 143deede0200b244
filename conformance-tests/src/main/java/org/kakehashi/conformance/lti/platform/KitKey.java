package org.kakehashi.conformance.lti.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;

/** The kit's key in the hub's key set, and another one that stands in none. */
public final class KitKey {
    private static final int BITS = 2048;

    private final RSAKey published = generated();
    private final RSAKey stranger = generated();

    /** What the key set shows of it. */
    public Map<String, Object> jwk() {
        return published.toPublicJWK().toJSONObject();
    }

    /** Signed as the platform signs. */
    public String signed(Map<String, Object> claims) {
        return signed(claims, JWSAlgorithm.RS256, signer(published));
    }

    /** Under the published key's name, but signed by another. */
    public String forged(Map<String, Object> claims) {
        return signed(claims, JWSAlgorithm.RS256, signer(stranger));
    }

    /** Not signed at all. */
    public static String unsigned(Map<String, Object> claims) {
        return new PlainJWT(set(claims)).serialize();
    }

    /** By HMAC, with the public key as it is published for a secret. */
    public String symmetric(Map<String, Object> claims) {
        try {
            return signed(
                    claims,
                    JWSAlgorithm.HS256,
                    new MACSigner(published.toRSAPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Map<String, Object> claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            JWSHeader header =
                    new JWSHeader.Builder(algorithm).keyID(published.getKeyID()).build();
            SignedJWT token = new SignedJWT(header, set(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        try {
            return JWTClaimsSet.parse(claims);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID("kit-" + UUID.randomUUID())
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
