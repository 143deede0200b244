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

/** Orgs and schools, and what is of a school. */
@RestController
@RequestMapping("/ims/oneroster/rostering/v1p2")
class OrgsController {
    private final Answers answers;
    private final Scopes scopes;

    OrgsController(Answers answers, Scopes scopes) {
        this.answers = answers;
        this.scopes = scopes;
    }

    @GetMapping("/orgs")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> orgs(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::orgs);
    }

    @GetMapping("/orgs/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> org(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::orgs, sourcedId);
    }

    @GetMapping("/schools")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> schools(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::schools);
    }

    @GetMapping("/schools/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> school(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::schools, sourcedId);
    }

    @GetMapping("/schools/{schoolSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classes(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(client, request, Model::classes, view -> scopes.classesOfSchool(view, schoolSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/courses")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> courses(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(client, request, Model::courses, view -> scopes.coursesOfSchool(view, schoolSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/enrollments")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> enrollments(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(
                client, request, Model::enrollments, view -> scopes.enrollmentsOfSchool(view, schoolSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/students")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> students(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.users("student"),
                view -> scopes.usersOfSchool(view, schoolSourcedId, "student"));
    }

    @GetMapping("/schools/{schoolSourcedId}/teachers")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> teachers(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.users("teacher"),
                view -> scopes.usersOfSchool(view, schoolSourcedId, "teacher"));
    }

    @GetMapping("/schools/{schoolSourcedId}/terms")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> terms(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId) {
        return answers.many(
                client,
                request,
                model -> model.sessions("term", "semester"),
                view -> scopes.termsOfSchool(view, schoolSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/classes/{classSourcedId}/enrollments")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> enrollmentsOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId,
            @PathVariable String classSourcedId) {
        return answers.many(
                client,
                request,
                Model::enrollments,
                view -> scopes.enrollmentsOfClass(view, schoolSourcedId, classSourcedId));
    }

    @GetMapping("/schools/{schoolSourcedId}/classes/{classSourcedId}/students")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> studentsOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId,
            @PathVariable String classSourcedId) {
        return answers.many(
                client,
                request,
                Model::users,
                view -> scopes.usersOfClass(view, schoolSourcedId, classSourcedId, "student"));
    }

    @GetMapping("/schools/{schoolSourcedId}/classes/{classSourcedId}/teachers")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> teachersOfClass(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String schoolSourcedId,
            @PathVariable String classSourcedId) {
        return answers.many(
                client,
                request,
                Model::users,
                view -> scopes.usersOfClass(view, schoolSourcedId, classSourcedId, "teacher"));
    }
}
