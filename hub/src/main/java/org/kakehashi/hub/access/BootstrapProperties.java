package org.kakehashi.hub.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the first start makes.
 *
 * @param tenantSlug the first tenant's part of the sign-in address
 * @param tenantName its name
 * @param adminPassword password of the first administrator, {@code admin}; empty: generated, printed once
 * @param xapiKey key of an API client with all xAPI scopes; empty: none is made
 * @param xapiSecret its secret
 * @param systemKey key of an API client with every permission; empty: none is made
 * @param systemSecret its secret
 * @param demo whether this is the demo, whose credentials everybody knows
 */
@ConfigurationProperties("hub.bootstrap")
public record BootstrapProperties(
        @DefaultValue("main") String tenantSlug,
        @DefaultValue("教育委員会") String tenantName,
        @DefaultValue("") String adminPassword,
        @DefaultValue("") String xapiKey,
        @DefaultValue("") String xapiSecret,
        @DefaultValue("") String systemKey,
        @DefaultValue("") String systemSecret,
        @DefaultValue("false") boolean demo) {}
