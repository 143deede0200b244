package org.kakehashi.hub.lti.internal.launch;

import java.util.UUID;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** What a tool knows a person by: random, the same on every launch, and another one for every tool. */
@Component
class Subjects {
    private final SubjectStore store;
    private final IdentityLinks links;
    private final HubProperties hub;

    Subjects(SubjectStore store, IdentityLinks links, HubProperties hub) {
        this.store = store;
        this.links = links;
        this.hub = hub;
    }

    /** The subject, made at the person's first launch of the tool; within a transaction of the tenant. */
    UUID of(int tenantId, UUID clientId, UUID personId) {
        return store.find(tenantId, clientId, personId).orElseGet(() -> make(tenantId, clientId, personId));
    }

    private UUID make(int tenantId, UUID clientId, UUID personId) {
        UUID subject = UUID.randomUUID();
        if (!store.add(tenantId, clientId, personId, subject)) {
            return store.find(tenantId, clientId, personId).orElseThrow();
        }
        // The actor of this launch's statements: an account of the issuer, named by the subject.
        links.link(tenantId, hub.issuer(), subject.toString(), personId, null);
        return subject;
    }
}
