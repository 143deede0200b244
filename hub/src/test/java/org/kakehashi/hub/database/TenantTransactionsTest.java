package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@HubTest
class TenantTransactionsTest {
    @Autowired
    TenantTransactions transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void withoutATenantAQuerySeesNothing() {
        append(tenants.create().id());
        assertThat(count()).isZero();
    }

    @Test
    void aTenantSeesItsOwnRowsAndNoOthers() {
        int a = tenants.create().id();
        int b = tenants.create().id();
        append(a);
        assertThat(transactions.readOnly(a, this::count)).isEqualTo(1);
        assertThat(transactions.readOnly(b, this::count)).isZero();
    }

    @Test
    void aRowOfAnotherTenantCanNotBeWritten() {
        int a = tenants.create().id();
        int b = tenants.create().id();
        assertThatThrownBy(() -> transactions.run(a, () -> audit.append(b, event())))
                .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"audit_event\"");
    }

    @Test
    void aTransactionStaysInItsTenant() {
        int a = tenants.create().id();
        int b = tenants.create().id();
        assertThatThrownBy(() -> transactions.run(a, () -> append(b))).hasMessageContaining("is open");
        assertThat(transactions.inTenant(a, () -> transactions.inTenant(a, this::count)))
                .isZero();
    }

    @Test
    void whatWasAuditedCanNotBeChangedOrRemoved() {
        int a = tenants.create().id();
        append(a);
        assertThatThrownBy(() -> transactions.run(a, () -> jdbc.update("update audit_event set actor = 'x'")))
                .hasRootCauseMessage("ERROR: permission denied for table audit_event");
        assertThatThrownBy(() -> transactions.run(a, () -> jdbc.update("delete from audit_event")))
                .hasRootCauseMessage("ERROR: permission denied for table audit_event");
    }

    @Test
    void whatATransactionBeginsWithIsInTheTenant() {
        int a = tenants.create().id();
        int b = tenants.create().id();
        append(a);
        assertThat(transactions.<Integer, Integer>inTenant(a, new Counting(), seen -> seen + count()))
                .isEqualTo(2);
        assertThat(transactions.<Integer, Integer>inTenant(b, new Counting(), seen -> seen + count()))
                .isZero();
    }

    @Test
    void whatIsRunAtOnceIsInTheTenantAndLeavesNothingBehind() {
        int a = tenants.create().id();
        append(a);
        assertThat(transactions.atOnce(a, new Counting())).isEqualTo(1);
        assertThat(count()).isZero();
    }

    @Test
    void whatIsRunAtOnceIsOneTransaction() {
        int a = tenants.create().id();
        assertThatThrownBy(() -> transactions.atOnce(a, new AppendingThenFailing(a)))
                .hasRootCauseMessage("ERROR: division by zero");
        assertThat(transactions.readOnly(a, this::count)).isZero();
    }

    @Test
    void whatBeginsATransactionJoinsNone() {
        int a = tenants.create().id();
        assertThatThrownBy(() -> transactions.run(a, () -> transactions.atOnce(a, new Counting())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.run(
                        a, () -> transactions.inTenant(a, new Counting(), Function.<Integer>identity())))
                .isInstanceOf(IllegalStateException.class);
    }

    private static final class Counting implements TenantTransactions.Opening<Integer> {
        @Override
        public String sql() {
            return "select count(*) from audit_event where action = ?";
        }

        @Override
        public void bind(PreparedStatement statement, int first) throws SQLException {
            statement.setString(first, "test.append");
        }

        @Override
        public Integer read(PreparedStatement executed) throws SQLException {
            try (ResultSet row = executed.getResultSet()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private record AppendingThenFailing(int tenant) implements TenantTransactions.Opening<Integer> {
        @Override
        public String sql() {
            return """
                    insert into audit_event (tenant_id, actor, action, detail) values (?, 'x', 'test.append', '');
                    select 1 / 0
                    """;
        }

        @Override
        public void bind(PreparedStatement statement, int first) throws SQLException {
            statement.setInt(first, tenant);
        }

        @Override
        public Integer read(PreparedStatement executed) {
            throw new AssertionError("it fails before");
        }
    }

    private void append(int tenant) {
        transactions.run(tenant, () -> audit.append(tenant, event()));
    }

    private static AuditEvent event() {
        return new AuditEvent(AuditEvent.SYSTEM, "test.append", null, "");
    }

    private int count() {
        return jdbc.queryForList("select seq from audit_event where action = 'test.append'")
                .size();
    }
}
