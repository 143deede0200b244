package org.kakehashi.hub.roster.internal.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.access.PersonDirectory.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks for persons as people call them. Rare, so it reads all of the tenant's names rather than keeping an index for it. */
@Repository
public class PersonSearchStore {
    private final JdbcClient jdbc;

    PersonSearchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Persons whose name or reading has the text in it, blanks apart, or whose roster key or id it is; by reading. */
    public List<Entry> search(int tenantId, String text, LocalDate on, int most) {
        return jdbc.sql("""
                        select p.person_id, p.display_name, p.kana, array(
                            select distinct o.name || ' ' || c.title
                            from roster_user u
                            join enrollment e on e.tenant_id = u.tenant_id and e.source = u.source
                                and e.user_sourced_id = u.sourced_id and :on between e.valid_from and e.valid_to
                            join school_class c on c.tenant_id = e.tenant_id and c.source = e.source
                                and c.sourced_id = e.class_sourced_id and :on between c.valid_from and c.valid_to
                            join org o on o.tenant_id = c.tenant_id and o.source = c.source
                                and o.sourced_id = c.school_sourced_id
                            where u.tenant_id = p.tenant_id and u.person_id = p.person_id
                            order by 1 limit 5) as places
                        from (select n.* from person n
                            where n.tenant_id = :tenant and (
                                position(:squeezed in translate(n.display_name, ' 　', '')) > 0
                                or position(:squeezed in translate(coalesce(n.kana, ''), ' 　', '')) > 0
                                or n.person_id::text = lower(:text)
                                or n.person_id in (select k.person_id from roster_user k where k.tenant_id = :tenant
                                    and :text in (k.sourced_id, k.username, k.identifier)))
                            order by n.kana, n.display_name, n.person_id limit :most) p
                        order by p.kana, p.display_name, p.person_id
                        """)
                .param("tenant", tenantId)
                .param("text", text)
                .param("squeezed", text.replaceAll("[ 　]", ""))
                .param("on", on)
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getObject("person_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("kana"),
                        List.of((String[]) row.getArray("places").getArray())))
                .list();
    }
}
