package org.kakehashi.hub.lti.internal.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client assertion (RFC 7523, 3). What it claims counts once its signature is verified. */
record Assertion(SignedJWT jwt, JWTClaimsSet claims) {
    private static final int LONGEST = 8 * 1024;
    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();

    /** Reads one; empty where it is no signed JWT of a size that is taken. */
    static Optional<Assertion> read(@Nullable String compact) {
        if (compact == null || compact.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            return Optional.of(new Assertion(jwt, jwt.getJWTClaimsSet()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    JWSHeader header() {
        return jwt.getHeader();
    }

    /** The client that it names; empty where that can be no client id of the hub's. */
    Optional<UUID> client() {
        try {
            String subject = claims.getSubject();
            return subject == null
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(subject))
                            .filter(id -> id.toString().equals(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether one of the keys signed it. */
    boolean isSignedBy(List<PublicKey> keys) {
        return keys.stream().anyMatch(this::isSignedBy);
    }

    private boolean isSignedBy(PublicKey key) {
        try {
            JWSVerifier verifier = VERIFIERS.createJWSVerifier(header(), key);
            return jwt.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }
}
