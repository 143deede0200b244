/**
 * Requests to a source, for connectors that read or write over HTTP; not a connector itself.
 *
 * <p>{@code SettingReader} reads addresses, choices and numbers and reports what is wrong with them. {@code Requests} sends through the
 * hub's guarded client, reads each answer within bounds of time and size, and sends again where that may help ({@code Patience}).
 * {@code SignedRequests} says who the hub is ({@code Credentials}); access tokens by OAuth 2 client credentials (RFC 6749, 4.4) stand
 * nowhere but there.
 */
@NullMarked
package org.kakehashi.connectors.http;

import org.jspecify.annotations.NullMarked;
