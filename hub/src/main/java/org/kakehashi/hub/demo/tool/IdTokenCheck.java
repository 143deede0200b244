package org.kakehashi.hub.demo.tool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Goes through an id_token as LTI 1.3 and the 1EdTech security framework §5.1.3 demand, point by point. */
final class IdTokenCheck {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int TIMEOUT_MILLIS = 3000;
    private static final int LARGEST_JWKS = 64 * 1024;

    private final Registration platform;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IdTokenCheck(Registration platform, InstantSource clock) {
        this.platform = platform;
        this.clock = clock;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(platform)));
        // The claims are checked here one by one, because each failure has a page of its own.
        processor.setJWTClaimsSetVerifier(null);
    }

    private static JWKSource<SecurityContext> keys(Registration platform) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_JWKS);
            return JWKSourceBuilder.create(platform.jwksUri().toURL(), retriever)
                    .retrying(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("The platform's jwksUri is no URL: " + platform.jwksUri(), e);
        }
    }

    /** The claims of a token that passes. */
    LaunchClaims check(String token, PendingLogin login) throws RefusalException {
        var claims = verified(parsed(token));
        require(platform.issuer().equals(claims.getIssuer()), Refusal.ISSUER);
        require(meantForUs(claims), Refusal.AUDIENCE);
        checkTimes(claims);
        require(login.nonce().equals(claims.getClaim("nonce")), Refusal.NONCE);
        var launch = new LaunchClaims(claims);
        require(platform.deploymentId().equals(launch.lti("deployment_id")), Refusal.DEPLOYMENT);
        require("1.3.0".equals(launch.lti("version")), Refusal.MESSAGE);
        var message = launch.message().orElseThrow(() -> new RefusalException(Refusal.MESSAGE));
        var subject = claims.getSubject();
        require(subject != null && !subject.isBlank(), Refusal.CLAIMS);
        require(!message.ofLink || launch.member("resource_link", "id").isPresent(), Refusal.CLAIMS);
        return launch;
    }

    private static SignedJWT parsed(String token) throws RefusalException {
        try {
            JWT jwt = JWTParser.parse(token);
            boolean asymmetric = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm());
            if (asymmetric && jwt instanceof SignedJWT signed) {
                return signed;
            }
            throw new RefusalException(Refusal.ALGORITHM);
        } catch (ParseException e) {
            throw new RefusalException(Refusal.MALFORMED);
        }
    }

    private JWTClaimsSet verified(SignedJWT token) throws RefusalException {
        try {
            return processor.process(token, null);
        } catch (BadJOSEException e) {
            throw new RefusalException(Refusal.SIGNATURE);
        } catch (JOSEException e) {
            throw new RefusalException(Refusal.KEYS);
        }
    }

    private boolean meantForUs(JWTClaimsSet claims) {
        var audience = claims.getAudience();
        var party = claims.getClaim("azp");
        boolean partyIsUs = platform.clientId().equals(party);
        return audience.contains(platform.clientId()) && (partyIsUs || (party == null && audience.size() == 1));
    }

    private void checkTimes(JWTClaimsSet claims) throws RefusalException {
        var now = clock.instant();
        var expires = instant(claims.getExpirationTime());
        require(expires != null && expires.plus(SKEW).isAfter(now), Refusal.EXPIRED);
        var issued = instant(claims.getIssueTime());
        require(
                issued != null
                        && issued.minus(SKEW).isBefore(now)
                        && issued.plus(OLDEST).isAfter(now),
                Refusal.ISSUED_AT);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static void require(boolean holds, Refusal otherwise) throws RefusalException {
        if (!holds) {
            throw new RefusalException(otherwise);
        }
    }
}
