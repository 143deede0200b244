package org.kakehashi.hub.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The owner's connections: for migrations and for making and dropping partitions, nothing else. Row-level security does
 * not bind the owner, so no request is ever served with them.
 *
 * @param dataSource the owner's small pool
 */
public record OwnerDatabase(DataSource dataSource) {
    /** A client whose statements run as the owner, each in a transaction of its own. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }
}
