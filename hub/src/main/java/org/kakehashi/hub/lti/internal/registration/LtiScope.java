package org.kakehashi.hub.lti.internal.registration;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Permission;

/** Scopes of the LTI Advantage services that a tool can have. */
public enum LtiScope {
    /** Names and Role Provisioning Services 2.0, 3.1. */
    MEMBERSHIP("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly", Permission.LTI_MEMBERSHIP),
    /** Assignment and Grade Services 2.0, 3.1: read and manage own line items. */
    LINE_ITEM("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem", Permission.LTI_LINE_ITEM),
    /** Read own line items. */
    LINE_ITEM_READ("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly", Permission.LTI_LINE_ITEM_READ),
    /** Read results. */
    RESULT_READ("https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly", Permission.LTI_RESULT_READ),
    /** Send scores. */
    SCORE("https://purl.imsglobal.org/spec/lti-ags/scope/score", Permission.LTI_SCORE);

    private final String uri;
    private final Permission permission;

    LtiScope(String uri, Permission permission) {
        this.uri = uri;
        this.permission = permission;
    }

    /** Its name on the wire. */
    public String uri() {
        return uri;
    }

    /** What a token with it may do. */
    public Permission permission() {
        return permission;
    }

    /** The scope of that name. */
    public static Optional<LtiScope> of(String uri) {
        return Arrays.stream(values()).filter(scope -> scope.uri.equals(uri)).findFirst();
    }

    /** What a token with these may do. */
    public static Set<Permission> permissions(Collection<LtiScope> scopes) {
        return scopes.stream().map(LtiScope::permission).collect(Collectors.toUnmodifiableSet());
    }
}
