package org.kakehashi.hub.access.internal.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.kakehashi.hub.access.CheckTimes;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

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

    /** Named as the session's repository looks for it. */
    @Bean
    TransactionOperations springSessionTransactionOperations(
            PlatformTransactionManager manager, MeterRegistry metrics) {
        return new SessionTransactions(manager, CheckTimes.of(metrics, "session"));
    }

    /** The first two requests of a session, at the same moment, both add what it notes: the later one counts. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer addedTwice() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /**
     * That a session was used is written once a minute, as {@link Use} is: not at every page, each of which would wait for the disk and for
     * every other page of that session.
     */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> savedWhereChanged() {
        return repository -> repository.setUpdateSessionQuery("""
                update spring_session s set session_id = now.session_id, last_access_time = now.accessed,
                    max_inactive_interval = now.idle, expiry_time = now.expiry, principal_name = now.principal
                from (values (?::char(36), ?::bigint, ?::int, ?::bigint, ?::varchar, ?::char(36)))
                    now (session_id, accessed, idle, expiry, principal, primary_id)
                where s.primary_id = now.primary_id
                    and (s.last_access_time < now.accessed - 60000 or s.session_id <> now.session_id
                        or s.max_inactive_interval <> now.idle or s.principal_name is distinct from now.principal)
                """);
    }

    @Bean
    FilterRegistrationBean<SessionLife> sessionLife(Sessions sessions, SessionProperties limits, Clock clock) {
        var registration = new FilterRegistrationBean<>(new SessionLife(sessions, limits, clock));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
