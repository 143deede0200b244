package org.kakehashi.hub.lti.internal.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the hub signs with one key.
 *
 * @param lifetime after it the hub makes a new key by itself; zero: only when the operator asks
 */
@ConfigurationProperties("hub.lti.keys")
record KeyProperties(@DefaultValue("90d") Duration lifetime) {}
