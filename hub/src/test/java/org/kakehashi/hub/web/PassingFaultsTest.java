package org.kakehashi.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class PassingFaultsTest {
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "53300", "57P01", "57P03", "08006", "40P01", "58030", "25006", "55P03"})
    void theDatabaseWillBeAbleToDoItLater(String state) {
        assertThat(PassingFaults.passes(wrapped(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "23505", "22P05", "54000", "25P02", "XX000", "53"})
    void isAFaultThatStays(String state) {
        assertThat(PassingFaults.passes(wrapped(state))).isFalse();
    }

    @Test
    void aConnectionThatCantBeHadOrBrokeComesBack() {
        assertThat(PassingFaults.passes(new CannotCreateTransactionException("none free")))
                .isTrue();
        assertThat(PassingFaults.passes(
                        new DataAccessResourceFailureException("none", new SQLTransientConnectionException("timeout"))))
                .isTrue();
        assertThat(PassingFaults.passes(
                        new TransactionSystemException("rollback failed", new SQLException("Connection is closed"))))
                .isTrue();
    }

    @Test
    void anythingElseStays() {
        assertThat(PassingFaults.passes(new IllegalStateException("a fault of the hub")))
                .isFalse();
        assertThat(PassingFaults.passes(new TransactionSystemException("odd", wrapped("XX000"))))
                .isFalse();
    }

    private static RuntimeException wrapped(String state) {
        return new IllegalStateException(new UncategorizedSQLException("task", "sql", new SQLException("x", state)));
    }
}
