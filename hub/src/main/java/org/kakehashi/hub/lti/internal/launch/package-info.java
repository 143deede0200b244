/**
 * A launch: {@code LaunchController} begins it at the tool, {@code AuthorizeController} answers the tool's authentication
 * request, {@code AuthenticationRules} stand between, {@code ResourceLinkClaims} says what the tool learns, {@code IdTokens} signs it.
 * What services tell of persons is from here, too: {@code ReleasedClaims}, {@code Roles}, {@code PersonVariables}.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.launch;

import org.jspecify.annotations.NullMarked;
