package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.hub.lti.internal.launch.Message.Somebody;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;

/** Whose work is looked at (Submission Review 1.0: {@code for_user}). */
final class ForUser {
    private ForUser() {}

    /** The claim's value: what the tool knows the pupil by, and of the rest what is released to it. */
    static Map<String, Object> of(ToolSettings settings, Somebody pupil) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("user_id", pupil.told().sub());
        user.put("roles", Roles.of(pupil.participant()));
        user.putAll(ReleasedClaims.of(settings, pupil.participant()));
        if (settings.releases(Released.SOURCED_ID)
                && !pupil.participant().sourcedId().isEmpty()) {
            user.put("person_sourcedid", pupil.participant().sourcedId());
        }
        return user;
    }
}
