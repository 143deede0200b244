package org.kakehashi.hub.access.internal.factor;

import java.util.Set;
import org.kakehashi.hub.access.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Second factors of local accounts.
 *
 * @param requiredFor roles whose accounts can't sign in without one
 */
@ConfigurationProperties("hub.second-factor")
record SecondFactorProperties(@DefaultValue Set<Role> requiredFor) {}
