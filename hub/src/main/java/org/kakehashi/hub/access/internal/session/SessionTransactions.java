package org.kakehashi.hub.access.internal.session;

import io.micrometer.core.instrument.Timer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of the session's repository. It saves and deletes by {@code executeWithoutResult}: in one of its own, and timed. It reads
 * and cleans up by {@code execute}, always with one statement, which is a transaction to the database without being begun and committed.
 */
class SessionTransactions implements TransactionOperations {
    private final TransactionTemplate saving;
    private final TransactionOperations reading = TransactionOperations.withoutTransaction();
    private final Timer time;

    SessionTransactions(PlatformTransactionManager manager, Timer time) {
        this.saving = new TransactionTemplate(manager);
        this.saving.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> statement) {
        return reading.execute(statement);
    }

    @Override
    public void executeWithoutResult(Consumer<TransactionStatus> work) {
        time.record(() -> saving.executeWithoutResult(work));
    }
}
