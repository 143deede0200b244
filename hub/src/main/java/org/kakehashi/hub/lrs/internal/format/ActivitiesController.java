package org.kakehashi.hub.lrs.internal.format;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.protocol.EntityTags;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Activities Resource (1.0.3 part 3, 2.5): an activity with everything that the store knows of it. One that nobody defined is an
 * Activity with its id. An activity is no secret of the client that defined it.
 */
@RestController
class ActivitiesController {
    private static final String ACTIVITY_ID = "activityId";

    private final Definitions definitions;

    ActivitiesController(Definitions definitions) {
        this.definitions = definitions;
    }

    @GetMapping({
        XapiPaths.BASE + XapiPaths.ACTIVITIES,
        XapiPaths.BASE_1 + XapiPaths.ACTIVITIES,
        XapiPaths.BASE_2 + XapiPaths.ACTIVITIES
    })
    @Requires({
        Permission.XAPI_STATEMENTS_READ,
        Permission.XAPI_STATEMENTS_READ_MINE,
        Permission.XAPI_STATEMENTS_WRITE,
        Permission.XAPI_STATE_READ,
        Permission.XAPI_DEFINE,
        Permission.XAPI_PROFILE_READ
    })
    ResponseEntity<byte[]> get(@AuthenticationPrincipal ClientCaller caller, HttpServletRequest request) {
        String id = new Parameters(request, Set.of(ACTIVITY_ID)).iri(ACTIVITY_ID);
        if (id == null) {
            throw Parameters.refused(ACTIVITY_ID, "is required");
        }
        ObjectNode activity = Trees.object();
        activity.put("objectType", "Activity");
        activity.put("id", id);
        ObjectNode definition = definitions.of(caller.tenantId(), Set.of(id)).get(id);
        if (definition != null) {
            activity.set("definition", definition);
        }
        byte[] body = Trees.write(activity);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(EntityTags.ofContent(body))
                .body(body);
    }
}
