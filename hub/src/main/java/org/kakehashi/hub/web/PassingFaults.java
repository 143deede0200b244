package org.kakehashi.hub.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Which faults of the database pass by themselves: it is gone, starts or shuts down, has no disk or memory left, has become a standby,
 * or chose one of two to wait. They are told as {@link ErrorCode#UNAVAILABLE}, wherever they are met.
 */
public final class PassingFaults {
    // SQLSTATE: connection, conflict between transactions, no resources (53100: disk full), operator's intervention,
    // system.
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    // read_only_sql_transaction, lock_not_available
    private static final Set<String> STATES = Set.of("25006", "55P03");
    private static final int CLASS_LENGTH = 2;

    private PassingFaults() {}

    /** Whether sending the same again may succeed, without anybody mending the hub or the request. */
    public static boolean passes(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || (cause instanceof SQLException sql && passes(sql.getSQLState()))
                    || (cause instanceof TransactionSystemException && isOfBrokenConnection(cause.getCause()))) {
                return true;
            }
        }
        return false;
    }

    /** A connection that broke can't be rolled back either, and only that comes out; the pool gives it no state. */
    private static boolean isOfBrokenConnection(@Nullable Throwable rollback) {
        return rollback instanceof SQLException sql && sql.getSQLState() == null;
    }

    private static boolean passes(@Nullable String state) {
        return state != null
                && state.length() > CLASS_LENGTH
                && (CLASSES.contains(state.substring(0, CLASS_LENGTH)) || STATES.contains(state));
    }
}
