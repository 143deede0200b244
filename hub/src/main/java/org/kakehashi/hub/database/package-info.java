/**
 * Where data lives: the data sources, the embedded PostgreSQL, and the two ways into a tenant's rows.
 *
 * <p>At start {@link org.kakehashi.hub.database.DatabaseProperties} says whether the operator brought a PostgreSQL of
 * their own; otherwise {@code EmbeddedDatabase} starts one in the data folder. {@code DatabaseCheck} refuses a server that could
 * lose a commit. Flyway migrates as the owner; everything else runs as the server's login, which owns nothing and sees
 * a tenant's rows only inside {@link org.kakehashi.hub.database.TenantTransactions}, or by a single query of {@link
 * org.kakehashi.hub.database.TenantReads}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kakehashi.hub.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
