package org.kakehashi.hub.roster.internal.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the OneRoster provider.
 *
 * @param tellGone how long it is told of persons who have gone that they have; then they aren't there any more
 */
@ConfigurationProperties("hub.oneroster")
record ProviderProperties(@DefaultValue("400d") Duration tellGone) {}
