package org.kakehashi.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The other way into a tenant's rows: one query in one round trip, without a transaction around it. The query itself sets {@code
 * app.tenant}, for as long as it lasts; every table that it reads must be joined to the row {@code tenant} that this gives, or shows no rows.
 *
 * <p>For queries whose text is one of few and whose order an index gives. Their connections are their own: plans are made once for
 * all values and kept, as planning over dozens of partitions takes longer than reading, and sorting is avoided wherever rows can be
 * read in order until there are enough.
 */
public final class TenantReads implements AutoCloseable {
    /** What a connection is told when it is opened. */
    public static final String SETTINGS =
            "set plan_cache_mode = force_generic_plan; set enable_sort = off; set default_transaction_read_only = on";

    // A reference to tenant.id can't be looked at before the setting is made: it is what the setting returns.
    private static final String ENTER =
            "select found.* from (select set_config('app.tenant', ?, true)::int as id offset 0) tenant cross join lateral (";

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;

    /** @param pool connections of the server's login, told {@link #SETTINGS} */
    public TenantReads(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = new JdbcTemplate(pool);
    }

    /**
     * The rows of one query.
     *
     * @param sql one {@code select}, in which {@code tenant.id} is the tenant
     * @param parameters of its question marks
     */
    public <T> List<T> query(int tenantId, String sql, List<?> parameters, RowMapper<T> mapper)
            throws DataAccessException {
        return jdbc.query(
                ENTER + sql + ") found",
                query -> {
                    query.setString(1, Integer.toString(tenantId));
                    for (int i = 0; i < parameters.size(); i++) {
                        query.setObject(i + 2, parameters.get(i));
                    }
                },
                mapper);
    }

    @Override
    public void close() {
        pool.close();
    }
}
