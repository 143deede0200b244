package org.kakehashi.hub.access.internal;

import org.kakehashi.hub.access.CurrentStandingFilter;
import org.kakehashi.hub.access.internal.client.RateLimits;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Filters of the security chains are beans, and must not run a second time before them. */
@Configuration(proxyBeanMethods = false)
class ChainFilters {
    @Bean
    FilterRegistrationBean<RateLimits> rateLimitsInTheChainOnly(RateLimits limits) {
        return disabled(new FilterRegistrationBean<>(limits));
    }

    @Bean
    FilterRegistrationBean<CurrentStandingFilter> currentStandingInTheChainOnly(CurrentStandingFilter standing) {
        return disabled(new FilterRegistrationBean<>(standing));
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> disabled(FilterRegistrationBean<F> of) {
        of.setEnabled(false);
        return of;
    }
}
