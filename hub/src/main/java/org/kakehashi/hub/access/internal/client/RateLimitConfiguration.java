package org.kakehashi.hub.access.internal.client;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits belong into the programs' filter chain, behind what finds out who it is, and nowhere else. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {
    @Bean
    FilterRegistrationBean<RateLimits> onlyInTheChain(RateLimits limits) {
        FilterRegistrationBean<RateLimits> registration = new FilterRegistrationBean<>(limits);
        registration.setEnabled(false);
        return registration;
    }
}
