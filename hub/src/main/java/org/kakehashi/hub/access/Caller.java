package org.kakehashi.hub.access;

import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who makes a request: a signed-in account or an API client. Controllers take it with {@code @AuthenticationPrincipal}. */
public sealed interface Caller extends AuthenticatedPrincipal, Serializable permits AccountCaller, ClientCaller {
    /** The tenant whose data the caller acts on. */
    int tenantId();

    /** What the caller may do. */
    Set<Permission> permissions();

    /** For the audit: the account's or client's id. */
    String auditName();
}
