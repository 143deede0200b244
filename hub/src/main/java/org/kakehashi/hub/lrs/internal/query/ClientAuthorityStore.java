package org.kakehashi.hub.lrs.internal.query;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.dictionary.AuthorityClient;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which authorities are a client's: the Agent that it is, and Groups in which it stands first (1.0.3 part 2, 2.4.9). */
@Repository
class ClientAuthorityStore {
    private static final int MOST = 100;

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;
    private final Dictionaries dictionaries;

    ClientAuthorityStore(JdbcTemplate jdbc, TenantTransactions transactions, Dictionaries dictionaries) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.dictionaries = dictionaries;
    }

    /** The numbers of the clients' authorities; none of a client that asserted no statement. */
    List<Long> of(int tenantId, Collection<UUID> clients, String issuer) {
        Long[] agents = clients.stream()
                .map(client -> dictionaries.agent(tenantId, AgentId.account(issuer, client.toString())))
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
        return agents.length == 0
                ? List.of()
                : asserted(tenantId, agents).stream()
                        .filter(authority -> clients.contains(authority.client()))
                        .map(Asserted::number)
                        .toList();
    }

    private record Asserted(long number, UUID client) {}

    /** Authorities in which one of these agents stands, at whichever place. */
    private List<Asserted> asserted(int tenantId, Long[] agents) {
        return transactions.readOnly(
                tenantId,
                () -> jdbc.query(
                        "select id, convert_to(body, 'UTF8') from authority where tenant_id = ? and agents && ? order by id limit "
                                + MOST,
                        statement -> {
                            statement.setInt(1, tenantId);
                            statement.setArray(2, statement.getConnection().createArrayOf("bigint", agents));
                        },
                        (row, n) -> new Asserted(
                                row.getLong(1),
                                AuthorityClient.of(row.getBytes(2)).clientId())));
    }
}
