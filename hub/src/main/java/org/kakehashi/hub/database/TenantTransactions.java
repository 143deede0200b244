package org.kakehashi.hub.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way into a tenant's rows: a transaction in which {@code app.tenant} is set, so that row-level security shows
 * that tenant's rows and no others. Outside of one, a query sees nothing.
 */
@Component
public class TenantTransactions {
    private static final Object CURRENT = new Object();
    private static final String ENTER = "select set_config('app.tenant', ?, true)";

    /**
     * What a transaction begins with, or all of it. It goes to the database together with what sets the tenant: one round trip less,
     * for work that has few of them.
     *
     * @param <T> what it gives
     */
    public interface Opening<T> {
        /** One statement or several, parted by semicolons. */
        String sql();

        /** Sets the parameters, the first of which is number {@code first}. */
        void bind(PreparedStatement statement, int first) throws SQLException;

        /** What the statements gave; the first one's result is the current. */
        T read(PreparedStatement executed) throws SQLException;
    }

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcTemplate jdbc;

    TenantTransactions(PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /**
     * Runs {@code work} in one transaction of the tenant, or joins the one that is open.
     *
     * @throws IllegalStateException where a transaction of another tenant is open
     */
    public <T extends @Nullable Object> T inTenant(int tenantId, Supplier<T> work) {
        return within(writing, tenantId, work);
    }

    /**
     * Runs {@code work} in a transaction of its own that begins with {@code opening}.
     *
     * @throws IllegalStateException where a transaction is open
     */
    @SuppressWarnings("NullAway") // execute returns what the work returns, null where T is nullable
    public <F, T extends @Nullable Object> T inTenant(int tenantId, Opening<F> opening, Function<F, T> work) {
        requireNone();
        return writing.execute(status -> {
            F opened = open(tenantId, opening);
            bind(tenantId);
            return work.apply(opened);
        });
    }

    /**
     * Runs statements as a transaction of their own, in one round trip.
     *
     * @throws IllegalStateException where a transaction is open
     */
    public <T> T atOnce(int tenantId, Opening<T> statements) {
        requireNone();
        // Sent together without a BEGIN, they are one transaction to the server, which ends with them.
        return open(tenantId, statements);
    }

    private static void requireNone() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction is open that this one can't join");
        }
    }

    @SuppressWarnings("NullAway") // execute returns what the opening reads
    private <F> F open(int tenantId, Opening<F> opening) {
        return jdbc.execute(ENTER + ";\n" + opening.sql(), (PreparedStatementCallback<F>) statement -> {
            statement.setString(1, Integer.toString(tenantId));
            opening.bind(statement, 2);
            statement.execute();
            statement.getMoreResults();
            return opening.read(statement);
        });
    }

    /** As {@link #inTenant}, without a result. */
    public void run(int tenantId, Runnable work) {
        within(writing, tenantId, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** As {@link #inTenant}, for reads only: the database refuses a write. */
    public <T extends @Nullable Object> T readOnly(int tenantId, Supplier<T> work) {
        return within(reading, tenantId, work);
    }

    /**
     * Runs {@code work} in a transaction of its own and takes back all that it wrote.
     *
     * @throws IllegalStateException where a transaction is open
     */
    @SuppressWarnings("NullAway") // execute returns what the work returns, null where T is nullable
    public <T extends @Nullable Object> T trial(int tenantId, Supplier<T> work) {
        requireNone();
        return writing.execute(status -> {
            status.setRollbackOnly();
            enter(tenantId);
            return work.get();
        });
    }

    @SuppressWarnings("NullAway") // execute returns what the work returns, null where T is nullable
    private <T extends @Nullable Object> T within(TransactionTemplate template, int tenantId, Supplier<T> work) {
        return template.execute(status -> {
            enter(tenantId);
            return work.get();
        });
    }

    private void enter(int tenantId) {
        Object open = TransactionSynchronizationManager.getResource(CURRENT);
        if (open == null) {
            jdbc.queryForObject(ENTER, String.class, Integer.toString(tenantId));
            bind(tenantId);
        } else if (!open.equals(tenantId)) {
            throw new IllegalStateException("A transaction of tenant " + open + " is open; " + tenantId + " asked");
        }
    }

    private static void bind(int tenantId) {
        TransactionSynchronizationManager.bindResource(CURRENT, tenantId);
        TransactionSynchronizationManager.registerSynchronization(new Leave());
    }

    private static final class Leave implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CURRENT);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
        }
    }
}
