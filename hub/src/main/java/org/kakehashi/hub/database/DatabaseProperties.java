package org.kakehashi.hub.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL the hub uses.
 *
 * @param url JDBC URL of a PostgreSQL 15–18 of one's own; absent: the embedded one
 * @param user login that serves requests; owns nothing
 * @param password its password
 * @param ownerUser login that migrates and makes partitions
 * @param ownerPassword its password
 * @param poolSize most connections of the server's login for work in transactions
 * @param readPoolSize most further ones, for single queries ({@link TenantReads})
 * @param embeddedFolder where the embedded PostgreSQL keeps its data
 * @param embeddedPort its port on loopback; 0 picks a free one
 */
@ConfigurationProperties("hub.database")
public record DatabaseProperties(
        @Nullable String url,
        @DefaultValue("kakehashi_server") String user,
        @DefaultValue("") String password,
        @DefaultValue("kakehashi_owner") String ownerUser,
        @DefaultValue("") String ownerPassword,
        @DefaultValue("16") int poolSize,
        @DefaultValue("8") int readPoolSize,
        @DefaultValue("data/postgres") Path embeddedFolder,
        @DefaultValue("0") int embeddedPort) {

    /** Whether the hub brings its own PostgreSQL. */
    public boolean embedded() {
        return url == null || url.isBlank();
    }
}
