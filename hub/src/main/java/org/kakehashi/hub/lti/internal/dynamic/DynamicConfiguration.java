package org.kakehashi.hub.lti.internal.dynamic;

import org.kakehashi.hub.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds of registrations and configurations. */
@Configuration(proxyBeanMethods = false)
class DynamicConfiguration {
    /** Of a configuration. */
    static final int MOST = 64 * 1024;

    /** A form's encoding makes of a byte three, and adds the token. */
    private static final long MOST_OF_FORM = 3L * MOST + 1024;

    @Bean
    BodyLimit registrationBody() {
        return new BodyLimit(Registrations.PATH, MOST);
    }

    @Bean
    BodyLimit toolImportBody() {
        return new BodyLimit(ImportApiController.PATH, MOST);
    }

    @Bean
    BodyLimit toolImportForm() {
        return new BodyLimit(ImportController.PATH, MOST_OF_FORM);
    }
}
