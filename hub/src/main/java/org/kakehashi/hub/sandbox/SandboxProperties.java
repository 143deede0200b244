package org.kakehashi.hub.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how vendors get sandboxes.
 *
 * @param enabled whether anybody may sign up
 * @param lifetime how long a sandbox lives
 * @param most how many there may be at once, over all nodes
 * @param perAddress how many one address may make an hour, on each node
 * @param perHour how many may be made an hour altogether, on each node
 */
@ConfigurationProperties("hub.sandbox")
record SandboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("30d") Duration lifetime,
        @DefaultValue("20") int most,
        @DefaultValue("3") int perAddress,
        @DefaultValue("10") int perHour) {}
