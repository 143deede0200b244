package org.kakehashi.hub.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.database.DatabaseProperties;
import org.kakehashi.hub.database.internal.DatabaseLogins.Login;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path data;

    EmbeddedDatabase database;

    @BeforeAll
    void start() {
        database = EmbeddedDatabase.start(properties(data));
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    @Test
    void noLoginWithoutItsPassword() {
        String url = database.logins().url();
        for (String user : new String[] {"postgres", "kakehashi_owner", "kakehashi_server"}) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url, user, "guess").close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("authentication failed");
        }
    }

    @Test
    void aKilledPostgresComesBackOnItsPort() throws Exception {
        run("create table killed as select 1 as one");
        OrphanPostmaster.find(data.resolve("postgres")).orElseThrow().destroyForcibly();
        awaitAnswer();
        run("insert into killed values (2)");
    }

    @Test
    void closingWaitsForAStartThatIsUnderWay() throws Exception {
        ProcessHandle killed = postmaster().orElseThrow();
        killed.destroyForcibly();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> postmaster().filter(found -> !found.equals(killed)).isPresent());
        database.close();
        assertThat(postmaster()).isEmpty();
        database = EmbeddedDatabase.start(properties(data));
        run("select 1");
    }

    private static Optional<ProcessHandle> postmaster() throws IOException {
        return OrphanPostmaster.find(data.resolve("postgres"));
    }

    @Test
    void dataOutlivesARestart() throws Exception {
        run("create table if not exists kept as select 1 as one");
        database.close();
        database = EmbeddedDatabase.start(properties(data));
        run("insert into kept values (2)");
    }

    @Test
    void aCopyOfTheStoppedFolderIsABackup(@TempDir Path elsewhere) throws Exception {
        run("create table saved as select 'kept' as word");
        database.close();
        Path copy = elsewhere.resolve("copy");
        assertThat(new ProcessBuilder("cp", "-a", data.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        database = EmbeddedDatabase.start(properties(copy));
        run("insert into saved values ('restored')");
        database.close();
        database = EmbeddedDatabase.start(properties(data));
    }

    @Test
    void aSecondHubOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(properties(data))).hasMessageContaining("another hub runs on");
    }

    @Test
    void theServersLoginOwnsNothingAndMakesNothing() throws SQLException {
        Login server = database.logins().server();
        try (Connection connection =
                DriverManager.getConnection(database.logins().url(), server.user(), server.password())) {
            assertThatThrownBy(() -> connection.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private DatabaseProperties properties(Path folder) {
        return new DatabaseProperties(
                null, "kakehashi_server", "", "kakehashi_owner", "", 4, 2, folder.resolve("postgres"), 0);
    }

    private void run(String sql) throws SQLException {
        Login owner = database.logins().owner();
        try (Connection connection =
                DriverManager.getConnection(database.logins().url(), owner.user(), owner.password())) {
            connection.createStatement().execute(sql);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                run("select 1");
                return;
            } catch (SQLException e) {
                assertThat(Instant.now()).as("still: " + e.getMessage()).isBefore(end);
                Thread.sleep(100);
            }
        }
    }
}
