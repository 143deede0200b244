/**
 * Tokens for services (1EdTech Security Framework 1.0, 4.1; RFC 7523, 2.2).
 *
 * <ol>
 *   <li>{@code ServiceTokenController} takes the form; {@code Assertion} reads the JWT in it, without believing it yet.
 *   <li>Its {@code sub} is the client id, which implies the tenant ({@code tool_directory}).
 *   <li>{@code AssertionRules} holds request and claims against every rule; the first that is broken answers.
 *   <li>The tool's keys verify the signature ({@code internal.toolkeys}).
 *   <li>In one transaction the {@code jti} is used up, and the scopes that were asked for and are allowed become a token.
 * </ol>
 *
 * What a known tool is refused for is noted for its makers.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.token;

import org.jspecify.annotations.NullMarked;
