package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
