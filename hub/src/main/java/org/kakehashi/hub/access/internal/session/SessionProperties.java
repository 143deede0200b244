package org.kakehashi.hub.access.internal.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in.
 *
 * @param idle ends a session in which nobody did anything for so long; what an open page asks for by itself doesn't count
 * @param longest ends a session so long after sign-in, whatever is done in it
 * @param most sessions an account has at a time; one more ends the oldest
 */
@ConfigurationProperties("hub.session")
record SessionProperties(
        @DefaultValue("60m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("10") int most) {}
