package org.kakehashi.hub.lrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.testing.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Months of the statement tables: made ahead, and missed before they are needed. */
@HubTest
class StatementPartitionsTest {
    /** Far from every other test's statements. */
    private static final Instant FAR = Instant.parse("2031-11-20T00:00:00Z");

    @Autowired
    PartitionStore store;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    StatementPartitions running;

    @Autowired
    HealthEndpointGroups groups;

    private StatementPartitions at(Instant moment) {
        return new StatementPartitions(store, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private static Instant later(Instant moment, int months) {
        return ZonedDateTime.ofInstant(moment, ZoneOffset.UTC)
                .plusMonths(months)
                .toInstant();
    }

    @Test
    void theHubMadeThisMonthAndThreeMoreWhenItStarted() {
        for (int months = 0; months <= 3; months++) {
            assertThat(store.hasPartition(later(Instant.now(), months))).isTrue();
        }
        assertThat(running.health().getStatus()).isEqualTo(Status.UP);
        assertThat(groups.get("readiness")).isNotNull().matches(group -> group.isMember("statementPartitions"));
    }

    @Test
    void aDatabaseWhoseMonthsAreAllPastGetsItsOwnOnesAtStart() {
        assertThat(at(FAR).health().getStatus()).isEqualTo(Status.DOWN);
        at(FAR).makeAhead();
        assertThat(at(FAR).health().getStatus()).isEqualTo(Status.UP);
        assertThat(store.hasPartition(later(FAR, 3))).isTrue();
    }

    @Test
    void withoutNextMonthItIsNotReadyThoughThisMonthIsThere() {
        Instant month = later(FAR, 24);
        store.make(month, 1);
        assertThat(store.hasPartition(month)).isTrue();
        assertThat(at(month).health().getStatus()).isEqualTo(Status.DOWN);
        store.make(month, 2);
        assertThat(at(month).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void oneTableWithoutTheMonthIsEnoughToBeMissed() {
        Instant month = later(FAR, 48);
        store.make(month, 2);
        JdbcClient jdbc = owner.jdbc();
        jdbc.sql("drop table statement_agent_2035_12").update();
        assertThat(at(month).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void theLastDayOfALongMonthLooksAtTheNextMonth() {
        Instant month = Instant.parse("2033-01-31T23:59:59Z");
        store.make(month, 1);
        assertThat(at(month).health().getStatus()).isEqualTo(Status.DOWN);
        store.make(Instant.parse("2033-02-01T00:00:00Z"), 1);
        assertThat(at(month).health().getStatus()).isEqualTo(Status.UP);
    }
}
