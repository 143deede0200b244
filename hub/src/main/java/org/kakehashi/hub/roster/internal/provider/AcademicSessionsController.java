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

/** Academic sessions, terms and grading periods. */
@RestController
@RequestMapping("/ims/oneroster/rostering/v1p2")
class AcademicSessionsController {
    private final Answers answers;
    private final Scopes scopes;

    AcademicSessionsController(Answers answers, Scopes scopes) {
        this.answers = answers;
        this.scopes = scopes;
    }

    @GetMapping("/academicSessions")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> academicSessions(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::sessions);
    }

    @GetMapping("/academicSessions/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> academicSession(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::sessions, sourcedId);
    }

    @GetMapping("/terms")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> terms(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.sessions("term", "semester"));
    }

    @GetMapping("/terms/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> term(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.sessions("term", "semester"), sourcedId);
    }

    @GetMapping("/terms/{termSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classesOfTerm(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String termSourcedId) {
        return answers.many(client, request, Model::classes, view -> scopes.classesOfTerm(view, termSourcedId));
    }

    @GetMapping("/terms/{termSourcedId}/gradingPeriods")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> periodsOfTerm(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String termSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.sessions("gradingPeriod"),
                view -> scopes.periodsOfTerm(view, termSourcedId));
    }

    @GetMapping("/gradingPeriods")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> gradingPeriods(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.sessions("gradingPeriod"));
    }

    @GetMapping("/gradingPeriods/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> gradingPeriod(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.sessions("gradingPeriod"), sourcedId);
    }
}
