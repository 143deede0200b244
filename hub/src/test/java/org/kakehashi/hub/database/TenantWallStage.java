package org.kakehashi.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.security.FilledTenant;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant that has something of everything, another one, and SQL as the server's login sends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TenantWallStage {
    private static final String REFUSED = "42501";

    @Autowired
    OwnerDatabase owner;

    @Autowired
    JdbcTemplate server;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    int right;
    String wrong = "";

    @BeforeAll
    void aTenantWithSomethingOfEverything() {
        right = new FilledTenant(owner, http, tenants.create(), links.personSource(), SchoolDay.today(clock))
                .stage.tenant.id();
        wrong = Integer.toString(tenants.create().id());
    }

    /** How many rows the server's login sees or changes; none where it may not even ask. */
    long touched(String tenant, String sql) {
        return inTenant(
                tenant,
                () -> sql.startsWith("select")
                        ? Objects.requireNonNull(server.queryForObject(sql, Long.class))
                        : server.update(sql));
    }

    /** What the work gives, which is undone; 0 where the database refuses it for want of a privilege or by a policy. */
    long inTenant(String tenant, Supplier<? extends Number> work) {
        Long result = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            server.queryForObject("select set_config('app.tenant', ?, true)", String.class, tenant);
            try {
                return work.get().longValue();
            } catch (DataAccessException e) {
                assertThat(e.getMostSpecificCause())
                        .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                                .isEqualTo(REFUSED));
                return 0L;
            }
        });
        return Objects.requireNonNull(result);
    }

    boolean refused(String tenant, String sql) {
        return inTenant(tenant, () -> server.queryForList(sql).size()) == 0;
    }

    JdbcTemplate asOwner() {
        return new JdbcTemplate(owner.dataSource());
    }
}
