package org.kakehashi.hub.lrs.internal.reference;

import java.util.UUID;

/**
 * A statement that refers to another.
 *
 * @param seq the place of the one that refers
 * @param target the id of the other
 */
public record Reference(long seq, UUID target) {}
