package org.kakehashi.hub.access.internal.oidc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How identity providers are reached.
 *
 * @param timeout of each request to one
 * @param allowLoopback whether one may stand on this machine, for tests and demos
 */
@ConfigurationProperties("hub.oidc")
record OidcProperties(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("false") boolean allowLoopback) {}
