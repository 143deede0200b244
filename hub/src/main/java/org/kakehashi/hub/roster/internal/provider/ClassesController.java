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

/** Courses, classes and enrolments. */
@RestController
@RequestMapping("/ims/oneroster/rostering/v1p2")
class ClassesController {
    private final Answers answers;
    private final Scopes scopes;

    ClassesController(Answers answers, Scopes scopes) {
        this.answers = answers;
        this.scopes = scopes;
    }

    @GetMapping("/courses")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> courses(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::courses);
    }

    @GetMapping("/courses/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> course(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::courses, sourcedId);
    }

    @GetMapping("/courses/{courseSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classesOfCourse(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String courseSourcedId) {
        return answers.many(client, request, Model::classes, view -> scopes.classesOfCourse(view, courseSourcedId));
    }

    @GetMapping("/classes")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> classes(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::classes);
    }

    @GetMapping("/classes/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> schoolClass(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::classes, sourcedId);
    }

    @GetMapping("/classes/{classSourcedId}/students")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> students(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client, request, Model::users, view -> scopes.usersOfClass(view, null, classSourcedId, "student"));
    }

    @GetMapping("/classes/{classSourcedId}/teachers")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> teachers(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String classSourcedId) {
        return answers.many(
                client, request, Model::users, view -> scopes.usersOfClass(view, null, classSourcedId, "teacher"));
    }

    @GetMapping("/enrollments")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> enrollments(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::enrollments);
    }

    @GetMapping("/enrollments/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> enrollment(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::enrollments, sourcedId);
    }
}
