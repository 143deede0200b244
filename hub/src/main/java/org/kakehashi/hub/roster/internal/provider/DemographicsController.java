package org.kakehashi.hub.roster.internal.provider;

import jakarta.servlet.http.HttpServletRequest;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.roster.internal.provider.model.Model;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Demographics, for clients with their scope alone; each reading is audited, person by person. */
@RestController
@RequestMapping("/ims/oneroster/rostering/v1p2")
class DemographicsController {
    private final Answers answers;

    DemographicsController(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/demographics")
    @Requires(Permission.ONEROSTER_DEMOGRAPHICS)
    ResponseEntity<ObjectNode> demographics(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::demographics);
    }

    @GetMapping("/demographics/{sourcedId}")
    @Requires(Permission.ONEROSTER_DEMOGRAPHICS)
    ResponseEntity<ObjectNode> ofUser(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::demographics, sourcedId);
    }
}
