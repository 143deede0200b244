package org.kakehashi.hub.lrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Months long past are dropped once they are empty, and only then. */
@HubTest
class PartitionDropTest {
    @Autowired
    OwnerDatabase owner;

    @Autowired
    PartitionDropStore store;

    @Autowired
    StatementPartitions partitions;

    @Autowired
    PastPartitions past;

    @Autowired
    TestTenants tenants;

    @Test
    void anEmptyMonthGoesAndAFullOneStays() {
        owner.jdbc().sql("call make_statement_partitions('2001-01-10Z', 2)").update();
        int tenant = tenants.create().id();
        owner.jdbc()
                .sql("insert into statement (tenant_id, seq, verb, authority, \"timestamp\", id, added, body) values "
                        + "(:t, seq_at('2001-02-03Z'), 1, 1, now(), gen_random_uuid(), 0, '')")
                .param("t", tenant)
                .update();
        assertThat(store.emptyMonths(Instant.parse("2001-01-20T00:00:00Z"))).isEmpty();
        assertThat(store.emptyMonths(Instant.parse("2001-04-01T00:00:00Z"))).containsExactly("2001_01");
        past.drop();
        assertThat(tables("2001_01")).isZero();
        assertThat(tables("2001_02")).isEqualTo(3);
        assertThat(partitions.health().getStatus().getCode()).isEqualTo("UP");
        owner.jdbc()
                .sql("delete from statement where tenant_id = :t")
                .param("t", tenant)
                .update();
        past.drop();
        assertThat(tables("2001_02")).isZero();
    }

    private long tables(String month) {
        return owner.jdbc()
                .sql("select count(*) from pg_class where relname like 'statement%' || :month and relkind = 'r'")
                .param("month", month)
                .query(Long.class)
                .single();
    }
}
