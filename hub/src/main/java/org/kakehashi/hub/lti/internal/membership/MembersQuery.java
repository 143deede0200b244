package org.kakehashi.hub.lti.internal.membership;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a class's members a tool asks for.
 *
 * @param role only those with that role, a URI; null: all
 * @param limit at most so many
 * @param rlid as of that resource link, in the id that the tool knows; null: of none
 * @param after the last person of the page before
 */
record MembersQuery(
        UUID classId,
        @Nullable String role,
        int limit,
        @Nullable String rlid,
        UUID after) {
    /** Most on a page. */
    static final int MOST = 1000;

    /** Path and query of the container. */
    String path() {
        return "/api/lti/contexts/" + classId + "/memberships" + (rlid == null ? "" : "?rlid=" + encoded(rlid));
    }

    /** Path and query of the page that begins behind that cursor. */
    String next(String cursor) {
        List<String> query = new ArrayList<>();
        if (role != null) {
            query.add("role=" + encoded(role));
        }
        if (rlid != null) {
            query.add("rlid=" + encoded(rlid));
        }
        query.add("limit=" + limit);
        query.add("after=" + cursor);
        return "/api/lti/contexts/" + classId + "/memberships?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
