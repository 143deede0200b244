/**
 * API clients: an administrator makes one ({@code ClientsController}, {@code ClientsApiController}), {@code NewClientCheck} finds what is
 * wrong with it, {@code ApiClients} gives it a key and a secret that is shown once and kept as a hash only, and revokes it at once.
 */
@NullMarked
package org.kakehashi.hub.access.internal.client;

import org.jspecify.annotations.NullMarked;
