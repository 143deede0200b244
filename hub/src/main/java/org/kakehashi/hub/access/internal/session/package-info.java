/**
 * Sessions of people: how long they last, how many an account has, and how they are ended.
 *
 * <p>{@code SessionLife} looks at each page's session before anything else does: it ends one that is too old or idle, and notes a new
 * one at its first request after sign-in, whichever way somebody signed in. {@code Sessions} finds and ends those of an account;
 * {@code SessionsController} is the page for one's own, {@code AccountSessionsController} the administrator's.
 */
@NullMarked
package org.kakehashi.hub.access.internal.session;

import org.jspecify.annotations.NullMarked;
