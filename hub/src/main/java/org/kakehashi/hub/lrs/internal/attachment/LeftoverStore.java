package org.kakehashi.hub.lrs.internal.attachment;

import java.time.Duration;
import org.kakehashi.hub.database.OwnerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes data that no statement claimed; only the owner may delete content. */
@Component
class LeftoverStore {
    private static final int AT_ONCE = 20;

    private final JdbcClient owner;

    LeftoverStore(OwnerDatabase owner) {
        this.owner = owner.jdbc();
    }

    /** Removes some uploads of any tenant that had no part for {@code age}, passing by those that somebody has in hand; how many. */
    int sweep(Duration age) {
        return owner.sql("""
                        with leftover as (
                            delete from attachment_upload where (tenant_id, content_id) in (
                                select tenant_id, content_id from attachment_upload
                                where last_part_at < now() - make_interval(secs => ?)
                                order by last_part_at limit ? for update skip locked)
                            returning tenant_id, content_id),
                        content as (
                            delete from attachment_content c using leftover l
                            where c.tenant_id = l.tenant_id and c.content_id = l.content_id)
                        select count(*) from leftover
                        """)
                .param(age.toMillis() / 1000.0)
                .param(AT_ONCE)
                .query(Integer.class)
                .single();
    }
}
