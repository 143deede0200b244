/**
 * How many passwords may be guessed, without a lock that could keep somebody else out.
 *
 * <p>{@code Attempts} notes with each sign-in by password where it comes from, and whether the browser has signed in to this account
 * before ({@code KnownDevices}, an encrypted cookie). {@code Guesses} counts by account and source, so that wrong guesses from one place
 * don't slow the account's owner in another; and by source, which a known browser isn't held up by.
 */
@NullMarked
package org.kakehashi.hub.access.internal.guess;

import org.jspecify.annotations.NullMarked;
