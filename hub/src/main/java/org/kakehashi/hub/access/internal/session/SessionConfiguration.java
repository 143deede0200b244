package org.kakehashi.hub.access.internal.session;

import java.time.Clock;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The session's cookie, and the filter that looks at each session before security does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {
    /**
     * TLS ends at a proxy, so whether cookies are Secure follows from the public URL. Browsers take a name with {@code __Host-} only from
     * this host, by TLS, for all paths: another site below the same domain can't slip its own cookie in (RFC 6265bis §4.1.3).
     */
    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(HubProperties hub) {
        return cookies -> {
            cookies.setUseSecureCookie(hub.secure());
            cookies.setCookieName(hub.secure() ? "__Host-kakehashi" : "kakehashi-session");
            cookies.setCookiePath("/");
        };
    }

    @Bean
    FilterRegistrationBean<SessionLife> sessionLife(Sessions sessions, SessionProperties limits, Clock clock) {
        var registration = new FilterRegistrationBean<>(new SessionLife(sessions, limits, clock));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
