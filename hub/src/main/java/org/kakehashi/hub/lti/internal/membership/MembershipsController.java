package org.kakehashi.hub.lti.internal.membership;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.launch.Roles;
import org.kakehashi.hub.roster.Participants;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code context_memberships_url} (Names and Role Provisioning Services 2.0, 2). */
@RestController
class MembershipsController {
    private static final MediaType TYPE = MediaType.parseMediaType(MembershipContainer.MEDIA_TYPE);
    private static final int LONGEST = 255;

    private final Memberships memberships;
    private final Cursors cursors;
    private final HubProperties hub;

    MembershipsController(Memberships memberships, Cursors cursors, HubProperties hub) {
        this.memberships = memberships;
        this.cursors = cursors;
        this.hub = hub;
    }

    /**
     * A page of the members of a class.
     *
     * @param role URI of a role, or the short name of one in the context (2.4)
     * @param limit at most so many (2.4); more than the most there are on a page are as many as those
     * @param rlid id of a resource link of the tool in that class (3)
     * @param after from the address of the page before
     */
    @GetMapping("/api/lti/contexts/{class}/memberships")
    @Requires(Permission.LTI_MEMBERSHIP)
    ResponseEntity<MembershipContainer> members(
            @AuthenticationPrincipal ClientCaller caller,
            @PathVariable("class") UUID classId,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String rlid,
            @RequestParam(required = false) @Nullable String after) {
        MembersQuery query = query(classId, role, limit, rlid, after);
        Memberships.Page page = memberships
                .page(caller, query)
                .orElseThrow(() -> new HubException(
                        ErrorCode.NOT_FOUND, "The tool isn't deployed in such a context, or has no such link there."));
        // Whatever Accept says: tools ask for the service's type, for any JSON or for nothing in particular.
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(TYPE).cacheControl(CacheControl.noStore());
        UUID last = page.last();
        if (last != null) {
            answer.header(HttpHeaders.LINK, "<" + hub.link(query.next(cursors.sealed(last))) + ">; rel=\"next\"");
        }
        return answer.body(page.container());
    }

    private MembersQuery query(
            UUID classId,
            @Nullable String role,
            @Nullable Integer limit,
            @Nullable String rlid,
            @Nullable String after) {
        if (limit != null && limit < 1) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "limit must be 1 or more.");
        }
        if ((role != null && role.length() > LONGEST) || (rlid != null && rlid.length() > LONGEST)) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "role and rlid have " + LONGEST + " characters at most.");
        }
        UUID behind = after == null
                ? Participants.FIRST
                : cursors.opened(after)
                        .orElseThrow(() -> new HubException(
                                ErrorCode.INVALID_REQUEST, "after must be as in the Link of the page before."));
        int most = limit == null ? MembersQuery.MOST : Math.min(limit, MembersQuery.MOST);
        return new MembersQuery(classId, role == null || role.isBlank() ? null : Roles.uri(role), most, rlid, behind);
    }
}
