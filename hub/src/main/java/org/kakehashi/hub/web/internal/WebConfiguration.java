package org.kakehashi.hub.web.internal;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The language of pages, and how answers leave. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final String WRITE_BUFFER_BYTES = "65536";

    /** A page of statements has 100 KB: with the connector's own 8 KB it would leave in a dozen system calls. */
    @Bean
    TomcatConnectorCustomizer largeWrites() {
        return connector -> connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER_BYTES);
    }

    /** Japanese first; English where the browser prefers it. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setDefaultLocale(Locale.JAPANESE);
        resolver.setSupportedLocales(List.of(Locale.JAPANESE, Locale.ENGLISH));
        return resolver;
    }
}
