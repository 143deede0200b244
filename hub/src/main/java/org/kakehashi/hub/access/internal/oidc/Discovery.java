package org.kakehashi.hub.access.internal.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Reads what providers publish of themselves (OpenID Connect Discovery 1.0), and keeps it for a while. */
@Component
class Discovery {
    private static final String PATH = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final int MOST = 1_000;

    private final RestClient http;
    private final Cache<String, Map<String, Object>> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Discovery(OidcHttp http) {
        this.http = RestClient.builder()
                .requestFactory(http.factory())
                .requestInterceptor(http)
                .build();
    }

    /** It can't be used; the message says why. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String why, Throwable cause) {
            super(why, cause);
        }

        Unusable(String why) {
            super(why);
        }
    }

    /** A registration with its endpoints, otherwise empty. */
    ClientRegistration.Builder of(String issuer) throws Unusable {
        Map<String, Object> document = known.getIfPresent(issuer);
        if (document == null) {
            document = fetch(issuer);
            known.put(issuer, document);
        }
        try {
            return ClientRegistrations.fromOidcConfiguration(document);
        } catch (RuntimeException e) {
            throw new Unusable("its discovery document lacks what is needed: " + e.getMessage(), e);
        }
    }

    /** Reads it anew. */
    void check(String issuer) throws Unusable {
        known.invalidate(issuer);
        of(issuer);
    }

    private Map<String, Object> fetch(String issuer) {
        String url = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + PATH;
        Map<String, Object> document;
        try {
            document = http.get().uri(url).retrieve().body(JSON);
        } catch (RestClientException e) {
            throw new Unusable(url + " can't be read: " + e.getMessage(), e);
        }
        if (document == null || !issuer.equals(document.get("issuer"))) {
            throw new Unusable("its discovery document is that of another issuer: "
                    + (document == null ? "" : document.get("issuer")));
        }
        return document;
    }
}
