package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many writers at once, of overlapping actors, activities and ids; for a minute with {@code -Dhub.test.writers-seconds=60}. */
@HubTest
class ConcurrentWritersTest {
    private static final int WRITERS = 32;
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("hub.test.writers-seconds", 15));

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    StatementLog log;

    @Autowired
    org.kakehashi.hub.database.OwnerDatabase owner;

    TestTenant tenant;
    Xapi xapi;
    final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    @Test
    void nobodyDeadlocksAndTheLogHasEveryStatementOnce() throws Exception {
        long deadlocksBefore = deadlocks();
        Instant end = Instant.now().plus(LENGTH);
        List<UUID> followed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> follower = threads.submit(() -> follow(followed, end));
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                writers.add(() -> write(new Random(seed), end));
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            followRest(follower.get(), followed);
        }
        assertThat(acknowledged).hasSizeGreaterThan(WRITERS);
        // As sets: comparing lists of this length in any order takes longer than the test.
        assertThat(followed).hasSameSizeAs(acknowledged);
        assertThat(new HashSet<>(followed)).isEqualTo(acknowledged);
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
        System.out.printf(
                "%d writers stored %d statements in %d s: no deadlock%n",
                WRITERS, acknowledged.size(), LENGTH.toSeconds());
    }

    /** Batches of 1 to 20, a third of which repeat what another writer may be sending just now. */
    private Void write(Random random, Instant end) {
        while (Instant.now().isBefore(end)) {
            long second = Instant.now().getEpochSecond();
            Random shared = new Random(random.nextInt(3) == 0 ? second : random.nextLong());
            List<String> batch = new ArrayList<>();
            List<UUID> ids = new ArrayList<>();
            for (int i = 0, size = 1 + shared.nextInt(20); i < size; i++) {
                UUID id = new UUID(shared.nextLong(), shared.nextLong());
                ids.add(id);
                batch.add(statement(id, second, shared));
            }
            Collections.shuffle(batch, random);
            HttpResponse<String> answer = xapi.post(batch.toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            acknowledged.addAll(ids);
        }
        return null;
    }

    /** Names some of 30 actors and activities that are new in each second, so that all writers add them at once. */
    private static String statement(UUID id, long second, Random random) {
        String context = "\"context\":{\"instructor\":" + Xapi.agent("t" + random.nextInt(30))
                + ",\"contextActivities\":{\"parent\":[{\"id\":\"https://drill.example/u" + second + "-"
                + random.nextInt(30)
                + "\"}]}}";
        return Xapi.with(
                context,
                Xapi.statement(
                        id,
                        "p" + second + "-" + random.nextInt(30),
                        "v" + random.nextInt(5),
                        "q" + second + "-" + random.nextInt(30)));
    }

    private long follow(List<UUID> followed, Instant end) {
        long batch = StatementLog.START;
        while (Instant.now().isBefore(end)) {
            LogPage page = log.read(tenant.id(), batch, 200);
            page.statements().forEach(each -> followed.add(each.id()));
            batch = page.lastBatch();
        }
        return batch;
    }

    private void followRest(long from, List<UUID> followed) {
        long batch = from;
        for (LogPage page = log.read(tenant.id(), batch, 200);
                page.lastBatch() > batch;
                page = log.read(tenant.id(), batch, 200)) {
            page.statements().forEach(each -> followed.add(each.id()));
            batch = page.lastBatch();
        }
    }

    private long deadlocks() {
        return JdbcClient.create(owner.dataSource())
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
