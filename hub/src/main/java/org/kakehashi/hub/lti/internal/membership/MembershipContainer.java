package org.kakehashi.hub.lti.internal.membership;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of a context's members (Names and Role Provisioning Services 2.0, 2.2).
 *
 * @param id the container's address
 * @param members each with {@code user_id}, {@code roles}, {@code status}, and what is released
 */
record MembershipContainer(String id, Context context, List<Map<String, Object>> members) {
    /** Its media type. */
    static final String MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    /** The class. */
    record Context(UUID id, String label, String title) {}
}
