/**
 * The second factor of local accounts: one-time passwords by time (RFC 6238) and recovery codes.
 *
 * <p>Who gave the right password and has a factor, or must have one, is a {@code PendingSignIn}: known, but no {@link
 * org.kakehashi.hub.access.Caller}, so that default deny keeps every page closed but those of {@code PendingController}. It ends the
 * sign-in, or makes the factor first. {@code SecondFactorController} is the page of somebody who is signed in.
 */
@NullMarked
package org.kakehashi.hub.access.internal.factor;

import org.jspecify.annotations.NullMarked;
