package org.kakehashi.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The owner's connections: for migrations and for making and dropping partitions, nothing else. Row-level security does
 * not bind the owner, so no request is ever served with them.
 *
 * @param dataSource the owner's small pool
 */
public record OwnerDatabase(HikariDataSource dataSource) implements AutoCloseable {
    /** A client whose statements run as the owner, each in a transaction of its own. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
