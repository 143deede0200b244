/**
 * What tools send back through the browser, as answer to a message of the hub (Security Framework 1.0, 5.2): {@code ResponseTokens} verifies
 * the signature, {@code ResponseRules} what every such answer claims, {@code ResponseStore} uses it up. What is particular to a message is
 * in the packages {@code deeplink} and {@code proctoring}.
 */
@NullMarked
package org.kakehashi.hub.lti.internal.response;

import org.jspecify.annotations.NullMarked;
