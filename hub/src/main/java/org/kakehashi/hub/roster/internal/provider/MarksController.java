package org.kakehashi.hub.roster.internal.provider;

import jakarta.servlet.http.HttpServletRequest;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The gradebook, to read. */
@RestController
@RequestMapping("/ims/oneroster/gradebook/v1p2")
class MarksController {
    private final Answers answers;
    private final Scopes scopes;

    MarksController(Answers answers, Scopes scopes) {
        this.answers = answers;
        this.scopes = scopes;
    }

    @GetMapping("/categories")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> categories(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.marks().categories());
    }

    @GetMapping("/categories/{sourcedId}")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> category(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.marks().categories(), sourcedId);
    }

    @GetMapping("/lineItems")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> lineItems(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.marks().lineItems());
    }

    @GetMapping("/lineItems/{sourcedId}")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> lineItem(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.marks().lineItems(), sourcedId);
    }

    @GetMapping("/results")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> results(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.marks().results());
    }

    @GetMapping("/results/{sourcedId}")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> result(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.marks().results(), sourcedId);
    }

    @GetMapping("/scoreScales")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> scoreScales(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.marks().scoreScales());
    }

    @GetMapping("/scoreScales/{sourcedId}")
    @Requires({Permission.ONEROSTER_GRADEBOOK_CORE, Permission.ONEROSTER_GRADEBOOK})
    ResponseEntity<ObjectNode> scoreScale(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.marks().scoreScales(), sourcedId);
    }

    @GetMapping("/classes/{classSourcedId}/categories")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> categoriesOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client, request, model -> model.marks().categories(), view -> scopes.ifClass(view, classSourcedId));
    }

    @GetMapping("/classes/{classSourcedId}/lineItems")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> lineItemsOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.marks().lineItems(),
                view -> scopes.ofClass(view, null, classSourcedId));
    }

    @GetMapping("/classes/{classSourcedId}/lineItems/{lineItemSourcedId}/results")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> resultsOfLineItem(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId,
            @PathVariable String lineItemSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.marks().results(),
                view -> scopes.resultsOfLineItem(view, classSourcedId, lineItemSourcedId));
    }

    @GetMapping("/classes/{classSourcedId}/results")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> resultsOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client, request, model -> model.marks().results(), view -> scopes.ofClass(view, null, classSourcedId));
    }

    @GetMapping("/classes/{classSourcedId}/scoreScales")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> scoreScalesOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client, request, model -> model.marks().scoreScales(), view -> scopes.ifClass(view, classSourcedId));
    }

    @GetMapping("/classes/{classSourcedId}/students/{studentSourcedId}/results")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> resultsOfStudent(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId,
            @PathVariable String studentSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.marks().results(),
                view -> scopes.resultsOfStudent(view, classSourcedId, studentSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/scoreScales")
    @Requires(Permission.ONEROSTER_GRADEBOOK)
    ResponseEntity<ObjectNode> scoreScalesOfSchool(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(
                client, request, model -> model.marks().scoreScales(), view -> scopes.ifSchool(view, schoolSourcedId));
    }
}
