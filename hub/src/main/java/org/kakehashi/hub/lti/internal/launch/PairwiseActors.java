package org.kakehashi.hub.lti.internal.launch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.LaunchedActors;
import org.kakehashi.hub.database.TenantReads;
import org.springframework.stereotype.Component;

/** The persons behind pairwise subjects, and what they are out of: one round trip, as each request of a launch's token asks it. */
@Component
class PairwiseActors implements LaunchedActors {
    private final TenantReads reads;

    PairwiseActors(TenantReads reads) {
        this.reads = reads;
    }

    @Override
    public boolean isOut(int tenantId, UUID toolId, String subject) {
        UUID known = uuid(subject);
        return known != null
                && !reads.query(tenantId, """
                        select true from pairwise_subject s
                        join tool t on t.tenant_id = s.tenant_id and t.client_id = s.client_id
                        join opt_out o on o.tenant_id = s.tenant_id and o.person_id = s.person_id and o.valid_until is null
                            and (o.tool_id = t.client_id or o.purpose = t.purpose)
                        where s.tenant_id = tenant.id and s.client_id = ? and s.subject = ? limit 1
                        """, List.of(toolId, known), (row, number) -> row.getBoolean(1))
                        .isEmpty();
    }

    private static @Nullable UUID uuid(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
