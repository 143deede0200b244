package org.kakehashi.hub.lti.internal.toolkeys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Public keys of a tool.
 *
 * @param keys RSA of 2048 bits and more, or elliptic curves
 */
public record KeySet(List<JWK> keys) {
    /** What tools may sign with: asymmetric signatures that the JDK verifies. */
    public static final List<JWSAlgorithm> ALGORITHMS = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 8192;
    private static final int MOST_KEYS = 100;
    private static final int LONGEST = 32 * 1024;

    /** Copies the list. */
    public KeySet {
        keys = List.copyOf(keys);
    }

    /** Reads a key set (RFC 7517, 5); keys that can't be read or used are passed over. Empty: it is no key set. */
    static Optional<KeySet> read(String json) {
        try {
            Map<String, Object>[] members = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys");
            if (members == null) {
                return Optional.empty();
            }
            List<JWK> keys = new ArrayList<>();
            for (int i = 0; i < Math.min(members.length, MOST_KEYS); i++) {
                key(members[i]).ifPresent(keys::add);
            }
            return Optional.of(new KeySet(keys));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a tool may register these keys: each readable, usable and without its private half. */
    public static boolean isRegistrable(Map<String, ?> jwks) {
        String json = JSONObjectUtils.toJSONString(jwks);
        try {
            List<JWK> keys = JWKSet.parse(json).getKeys();
            return json.length() <= LONGEST
                    && !keys.isEmpty()
                    && keys.stream().allMatch(key -> !key.isPrivate() && isUsable(key))
                    && jwks.get("keys") instanceof List<?> all
                    && all.size() == keys.size();
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static Optional<JWK> key(Map<String, Object> member) {
        try {
            JWK key = JWK.parse(member);
            return isUsable(key) ? Optional.of(key.toPublicJWK()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof ECKey || (key instanceof RSAKey && key.size() >= LEAST_BITS && key.size() <= MOST_BITS);
    }

    /** The keys that may have made a signature with that header: by {@code kid}, where it has one, type, use and algorithm. */
    List<PublicKey> fitting(JWSHeader header) {
        List<PublicKey> fitting = new ArrayList<>();
        try {
            for (JWK key : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(new JWKSet(keys))) {
                fitting.add(((AsymmetricJWK) key).toPublicKey());
            }
        } catch (com.nimbusds.jose.JOSEException e) {
            return List.of();
        }
        return fitting;
    }
}
