package org.kakehashi.hub.roster.internal.people;

import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.roster.RosterConflicts.ChangedPerson;
import org.kakehashi.hub.roster.RosterConflicts.SharedMaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks for contradictions in the roster; reads it as a whole, so it is asked for when somebody looks. */
@Repository
public class ConflictStore {
    private final JdbcClient jdbc;

    ConflictStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Master identifiers of several users of one source. */
    public List<SharedMaster> sharedMasters(int tenantId, int most) {
        return jdbc.sql("""
                        select source, master_identifier, (array_agg(sourced_id order by sourced_id))[1 : 5] as users
                        from roster_user where tenant_id = :tenant and active and master_identifier is not null
                        group by source, master_identifier having count(*) > 1
                        order by source, master_identifier limit :most
                        """)
                .param("tenant", tenantId)
                .param("most", most)
                .query((row, n) -> new SharedMaster(
                        row.getString("source"), row.getObject("master_identifier", UUID.class), List.of((String[])
                                row.getArray("users").getArray())))
                .list();
    }

    /** Users whose link ended where another person's began. */
    public List<ChangedPerson> changedPersons(int tenantId, int most) {
        return jdbc.sql("""
                        select substr(l.source, 8) as source, l.source_key as "user", l.person_id as before, n.person_id as now,
                            l.valid_to as at
                        from identity_link l join identity_link n on n.tenant_id = l.tenant_id and n.source = l.source
                            and n.source_key = l.source_key and n.valid_from = l.valid_to and n.person_id <> l.person_id
                        where l.tenant_id = :tenant and l.valid_to < 'infinity' and starts_with(l.source, 'roster:')
                        order by l.valid_to desc, l.source_key limit :most
                        """)
                .param("tenant", tenantId)
                .param("most", most)
                .query(ChangedPerson.class)
                .list();
    }
}
