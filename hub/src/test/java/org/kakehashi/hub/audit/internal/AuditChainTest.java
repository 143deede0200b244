package org.kakehashi.hub.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.audit.AuditSearch;
import org.kakehashi.hub.audit.AuditVerification;
import org.kakehashi.hub.audit.AuditVerification.Fault;
import org.kakehashi.hub.audit.AuditVerification.Kind;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** The chain of a tenant's audit, and what becomes of whoever tampers with it as the owner of the tables. */
@HubTest
class AuditChainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    TestTenants tenants;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    AuditLog log;

    @Autowired
    AuditSearch search;

    @Autowired
    Sealer sealer;

    @Autowired
    OwnerDatabase owner;

    private int tenant;
    private List<Long> seqs = List.of();

    @BeforeEach
    void fiveEvents() {
        tenant = tenants.create().id();
        append(5);
        awaitSealed();
        seqs = owner.jdbc()
                .sql("select seq from audit_seal where tenant_id = :t order by position")
                .param("t", tenant)
                .query(Long.class)
                .list();
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            String detail = "detail " + i;
            transactions.run(tenant, () -> log.append(tenant, new AuditEvent("account:a", "test.done", null, detail)));
        }
    }

    private void awaitSealed() {
        Awaitility.await().atMost(PATIENCE).until(() -> verify().unsealed() == 0);
    }

    private AuditVerification verify() {
        return transactions.readOnly(tenant, () -> search.verify(tenant));
    }

    private int tamper(String sql) {
        return owner.jdbc()
                .sql(sql.replace("$1", seqs.get(1).toString())
                        .replace("$2", seqs.get(2).toString())
                        .replace("$4", seqs.get(4).toString()))
                .param("t", tenant)
                .update();
    }

    @Test
    void whatWasWrittenIsSealedByItselfAndGood() {
        AuditVerification found = verify();
        assertThat(found.isGood()).as(found.toString()).isTrue();
        assertThat(found.sealed()).isEqualTo(5);
        assertThat(seqs).isSorted();
    }

    @Test
    void aChangedEventIsFound() {
        tamper("update audit_event set actor = 'account:b' where tenant_id = :t and seq = $1");
        assertThat(verify().faults()).containsExactly(new Fault(Kind.CHANGED, 2, seqs.get(1)));
    }

    @Test
    void aChangedTimeIsFound() {
        tamper("update audit_event set at = at - interval '1 microsecond' where tenant_id = :t and seq = $2");
        assertThat(verify().faults()).containsExactly(new Fault(Kind.CHANGED, 3, seqs.get(2)));
    }

    @Test
    void aRemovedEventIsFound() {
        tamper("delete from audit_event where tenant_id = :t and seq = $2");
        assertThat(verify().faults()).containsExactly(new Fault(Kind.REMOVED, 3, seqs.get(2)));
    }

    @Test
    void aRemovedEventIsFoundWhereItsSealWentToo() {
        tamper("delete from audit_event where tenant_id = :t and seq = $2");
        tamper("delete from audit_seal where tenant_id = :t and seq = $2");
        assertThat(verify().faults()).contains(new Fault(Kind.SEAL_REMOVED, 3, 0));
    }

    @Test
    void twoEventsThatChangedPlacesAreFound() {
        tamper("update audit_seal set seq = case seq when $1 then $2 else $1 end + 1000000 "
                + "where tenant_id = :t and seq in ($1, $2)");
        tamper("update audit_seal set seq = seq - 1000000 where tenant_id = :t and seq > 1000000");
        assertThat(verify().faults())
                .extracting(Fault::kind, Fault::position)
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, 2L));
    }

    @Test
    void aCutEndIsFound() {
        tamper("delete from audit_event where tenant_id = :t and seq = $4");
        tamper("delete from audit_seal where tenant_id = :t and seq = $4");
        assertThat(verify().faults()).containsExactly(new Fault(Kind.END_MOVED, 4, 0));
    }

    @Test
    void anEventBesideTheChainCountsAsUnsealed() {
        tamper("delete from audit_seal where tenant_id = :t and seq = $4");
        assertThat(verify().unsealed()).isEqualTo(1);
    }

    @Test
    void anEventThatIsPutBesideTheChainIsFound() {
        long forged = seqs.getLast() + 1_000_000_000;
        // Sent together they are one transaction: no sealer sees it wait.
        owner.jdbc()
                .sql("""
                        insert into audit_event (tenant_id, seq, actor, action, detail) overriding system value
                            values ($t, $s, 'account:x', 'test.forged', '');
                        delete from audit_unsealed where tenant_id = $t and seq = $s
                        """.replace("$t", Integer.toString(tenant)).replace("$s", Long.toString(forged)))
                .update();
        assertThat(verify().faults()).containsExactly(new Fault(Kind.INSERTED, 0, forged));
    }

    @Test
    void anEventThatGoesBeforeItIsSealedIsFound() {
        tamper("insert into audit_unsealed (tenant_id, seq) values (:t, 987654321)");
        assertThat(verify().faults()).containsExactly(new Fault(Kind.REMOVED, 0, 987654321L));
    }

    @Test
    void aChainThatRefusesToGrowLeavesTheOthersAlone() {
        tamper("update audit_head set position = 1 where tenant_id = :t");
        append(1);
        int refusing = tenant;
        tenant = tenants.create().id();
        append(3);
        awaitSealed();
        assertThat(verify().sealed()).isEqualTo(3);
        tenant = refusing;
        assertThat(verify().unsealed()).isEqualTo(1);
        tamper("delete from audit_unsealed where tenant_id = :t");
    }

    @Test
    void checkingWhileOthersSealFindsNoFault() {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            threads.execute(() -> {
                for (int i = 0; i < 100; i++) {
                    append(1);
                    sealer.seal(tenant);
                }
            });
            for (int i = 0; i < 30; i++) {
                assertThat(verify().faults()).isEmpty();
            }
        }
    }

    @Test
    void severalEventsAreWrittenInTheirOrder() {
        java.util.UUID person = java.util.UUID.randomUUID();
        java.time.LocalDate day = java.time.LocalDate.of(2026, 11, 16);
        List<AuditEvent> events = List.of(
                new AuditEvent("account:a", "test.many", person, "it's, \"one\""),
                AuditEvent.ofClass("account:a", "test.many", person, day, ""));
        transactions.run(tenant, () -> log.appendAll(tenant, events));
        List<AuditEvent> found = transactions
                .readOnly(
                        tenant,
                        () -> search.find(
                                tenant,
                                new AuditSearch.Query(null, List.of(), null, "test.many", null, null),
                                Long.MAX_VALUE,
                                10))
                .stream()
                .map(row -> row.event())
                .toList();
        assertThat(found.reversed()).isEqualTo(events);
    }

    @Test
    void ofAChainThatWasMadeAnewTheEndIsAnother() {
        String before = verify().head();
        tamper("update audit_event set actor = 'account:b' where tenant_id = :t and seq = $1");
        tamper("delete from audit_seal where tenant_id = :t");
        tamper("delete from audit_head where tenant_id = :t");
        tamper(
                "insert into audit_unsealed (tenant_id, seq) select tenant_id, seq from audit_event where tenant_id = :t");
        awaitSealed();
        assertThat(verify().isGood()).isTrue();
        assertThat(verify().head()).isNotEqualTo(before);
    }

    @Test
    void sealersAtTheSameTimeMakeOneChain() {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 4)
                    .forEach(writer -> threads.execute(() -> {
                        for (int i = 0; i < 50; i++) {
                            append(1);
                            sealer.seal(tenant);
                        }
                    }));
        }
        awaitSealed();
        AuditVerification found = verify();
        assertThat(found.isGood()).as(found.toString()).isTrue();
        assertThat(found.sealed()).isEqualTo(205);
    }

    @Test
    void anEventThatIsCommittedLateGetsALaterPlace() {
        transactions.run(tenant, () -> {
            log.append(tenant, new AuditEvent("account:slow", "test.done", null, ""));
            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                other.execute(() -> {
                    append(1);
                    sealer.seal(tenant);
                });
            }
        });
        awaitSealed();
        assertThat(verify().isGood()).isTrue();
        List<Long> order = owner.jdbc()
                .sql("select seq from audit_seal where tenant_id = :t order by position offset 5")
                .param("t", tenant)
                .query(Long.class)
                .list();
        assertThat(order).hasSize(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void theServersLoginCanNotTamper() {
        for (String sql :
                List.of("update audit_seal set hash = ''", "delete from audit_seal", "delete from audit_head")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> transactions.run(tenant, () -> jdbc.update(sql)))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Autowired
    org.springframework.jdbc.core.JdbcTemplate jdbc;
}
