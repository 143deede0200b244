package org.kakehashi.hub.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.kakehashi.hub.database.DatabaseProperties;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantReads;
import org.kakehashi.hub.database.internal.DatabaseLogins.Login;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The two pools. Everything behind {@link DatabaseLogins} is the same for an embedded and a brought PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int OWNER_POOL = 2;

    @Bean(destroyMethod = "close")
    @Conditional(EmbeddedWanted.class)
    EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
        return EmbeddedDatabase.start(properties);
    }

    @Bean
    DatabaseLogins databaseLogins(DatabaseProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        if (own != null) {
            return own.logins();
        }
        return new DatabaseLogins(
                String.valueOf(properties.url()),
                new Login(properties.user(), properties.password()),
                new Login(properties.ownerUser(), properties.ownerPassword()));
    }

    @Bean
    OwnerDatabase ownerDatabase(DatabaseLogins logins) {
        HikariDataSource pool = pool("owner", logins.url(), logins.owner(), OWNER_POOL);
        DatabaseCheck.refuseUnsafe(pool);
        return new OwnerDatabase(pool);
    }

    @Bean
    @Primary
    DataSource dataSource(DatabaseLogins logins, DatabaseProperties properties, OwnerDatabase checkedFirst) {
        return pool("server", logins.url(), logins.server(), properties.poolSize());
    }

    @Bean
    TenantReads tenantReads(DatabaseLogins logins, DatabaseProperties properties, OwnerDatabase checkedFirst) {
        HikariConfig config = config("reads", logins.url(), logins.server(), properties.readPoolSize());
        config.setConnectionInitSql(TenantReads.SETTINGS);
        // Prepared from the first use on: a plan is worth keeping at once. Each takes memory in the database, so not
        // too many.
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "64");
        return new TenantReads(new HikariDataSource(config));
    }

    @Bean
    FlywayConfigurationCustomizer migrateAsOwner(OwnerDatabase owner, DatabaseLogins logins) {
        return flyway -> flyway.dataSource(owner.dataSource())
                .placeholders(Map.of("server", logins.server().user()));
    }

    private static HikariDataSource pool(String name, String url, Login login, int size) {
        return new HikariDataSource(config(name, url, login, size));
    }

    private static HikariConfig config(String name, String url, Login login, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "kakehashi-" + name);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The server's details of an error cite rows, which are of pupils, and errors are logged.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }
}
