package org.kakehashi.hub.access.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of credentials. */
final class CredentialRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CredentialRows() {}

    /** Whom a credential stands for, and until when. */
    static RecentCallers.Known known(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new RecentCallers.Known(caller(row), expiresAt == null ? Instant.MAX : expiresAt.toInstant());
    }

    private static ClientCaller caller(ResultSet row) throws SQLException {
        String homePage = row.getString("actor_home_page");
        GrantLimits limits = homePage == null
                ? null
                : new GrantLimits(homePage, row.getString("actor_name"), row.getObject("registration", UUID.class));
        String rules = row.getString("rules");
        return new ClientCaller(
                row.getInt("tenant_id"),
                row.getObject("client_id", UUID.class),
                row.getString("client_name"),
                permissions(row.getArray("permissions")),
                limits,
                rules == null ? ClientRules.NONE : JSON.readValue(rules, ClientRules.class));
    }

    private static Set<Permission> permissions(Array names) throws SQLException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : (String[]) names.getArray()) {
            permissions.add(Permission.valueOf(name));
        }
        return permissions;
    }
}
