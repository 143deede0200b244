package org.kakehashi.hub.access.internal.client;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests an API client may make.
 *
 * @param requestsPerMinute of each client on each node where the client has no number of its own; 0: as many as it likes
 */
@ConfigurationProperties("hub.clients")
record RateLimitProperties(@DefaultValue("0") int requestsPerMinute) {}
