/**
 * Erasing (docs/decisions/0014-erasure.md). {@code ErasureSweepStore} finds the next statements; {@code LinkNumbers} reads from their
 * bytes which rows of the link tables are theirs, as no index finds these by seq; and the database's function {@code erase_statements}
 * removes a bounded number of them, for the server's login may delete nothing itself. Numbers of agents are cached on every
 * node: taking them back raises the tenant's count of erasures ({@code ErasureCount}), and {@code SettlingStore} tells when
 * every transaction has ended that may have used them, to look a second time.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.erasure;

import org.jspecify.annotations.NullMarked;
