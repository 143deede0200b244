/**
 * A launch: {@code LaunchController} begins it at the tool, {@code AuthorizeController} answers the tool's authentication
 * request, {@code AuthenticationRules} stand between, {@code IdTokens} says what the tool learns.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.launch;

import org.jspecify.annotations.NullMarked;
