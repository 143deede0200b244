package org.kakehashi.hub.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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
            jdbc.queryForObject("select set_config('app.tenant', ?, true)", String.class, Integer.toString(tenantId));
            TransactionSynchronizationManager.bindResource(CURRENT, tenantId);
            TransactionSynchronizationManager.registerSynchronization(new Leave());
        } else if (!open.equals(tenantId)) {
            throw new IllegalStateException("A transaction of tenant " + open + " is open; " + tenantId + " asked");
        }
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
