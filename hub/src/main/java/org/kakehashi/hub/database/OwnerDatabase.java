package org.kakehashi.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The owner's connections: for migrations, partitions, vacuum and the statistics of staging tables, nothing else. Row-level security does
 * not bind the owner, so no request is ever served with them.
 *
 * @param dataSource the owner's small pool
 */
public record OwnerDatabase(HikariDataSource dataSource) implements AutoCloseable {
    /** A client whose statements run as the owner, each in a transaction of its own. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /**
     * Refreshes the planner's statistics of staging tables that were just filled, which the server's login may not do.
     * Without them a set-based step over 50,000 staged rows is planned for one.
     */
    public void analyze(List<String> tables) {
        tables.forEach(table -> jdbc().sql("analyze " + table).update());
    }

    /** Gives back the space of deleted rows, and with it the rows themselves. */
    public void vacuum(List<String> tables) {
        tables.forEach(table -> jdbc().sql("vacuum " + table).update());
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
