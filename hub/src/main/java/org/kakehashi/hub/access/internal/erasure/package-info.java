/**
 * Erasing data of a person or a time, and keeping it no longer than the tenant's rules say (docs/operations.md).
 *
 * <p>{@code Erasures} counts first (the dry run) and writes the counts down; who names them may have it carried out. {@code ErasureWorker}, on one
 * node at a time, then asks every {@link org.kakehashi.hub.access.PersonData} to erase, and to settle what was still on its way; after a
 * crash any node goes on. {@code Retention} makes such erasures once a day from the tenant's rules. Each step is audited.
 * Programs come through {@code ErasureController} and {@code RetentionController}, people through the pages beside them.
 */
@NullMarked
package org.kakehashi.hub.access.internal.erasure;

import org.jspecify.annotations.NullMarked;
