package org.kakehashi.hub.lti.internal.token;

import org.kakehashi.hub.web.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bound of token requests: an assertion, and room for scopes. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    private static final long MOST = 32 * 1024;

    @Bean
    BodyLimit tokenRequestBody() {
        return new BodyLimit(ServiceTokens.PATH, MOST);
    }
}
