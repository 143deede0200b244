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

/** Users, students and teachers, and their classes. */
@RestController
@RequestMapping("/ims/oneroster/rostering/v1p2")
class UsersController {
    private final Answers answers;
    private final Scopes scopes;

    UsersController(Answers answers, Scopes scopes) {
        this.answers = answers;
        this.scopes = scopes;
    }

    @GetMapping("/users")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> users(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, Model::users);
    }

    @GetMapping("/users/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> user(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, Model::users, sourcedId);
    }

    @GetMapping("/users/{userSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classesOfUser(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String userSourcedId) {
        return answers.many(client, request, Model::classes, view -> scopes.classesOfUser(view, userSourcedId, null));
    }

    @GetMapping("/students")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> students(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.users("student"));
    }

    @GetMapping("/students/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> student(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.users("student"), sourcedId);
    }

    @GetMapping("/students/{studentSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classesOfStudent(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String studentSourcedId) {
        return answers.many(
                client, request, Model::classes, view -> scopes.classesOfUser(view, studentSourcedId, "student"));
    }

    @GetMapping("/teachers")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> teachers(@AuthenticationPrincipal ClientCaller client, HttpServletRequest request) {
        return answers.many(client, request, model -> model.users("teacher"));
    }

    @GetMapping("/teachers/{sourcedId}")
    @Requires({Permission.ONEROSTER_CORE, Permission.ONEROSTER_ROSTER})
    ResponseEntity<ObjectNode> teacher(
            @AuthenticationPrincipal ClientCaller client, HttpServletRequest request, @PathVariable String sourcedId) {
        return answers.one(client, request, model -> model.users("teacher"), sourcedId);
    }

    @GetMapping("/teachers/{teacherSourcedId}/classes")
    @Requires(Permission.ONEROSTER_ROSTER)
    ResponseEntity<ObjectNode> classesOfTeacher(
            @AuthenticationPrincipal ClientCaller client,
            HttpServletRequest request,
            @PathVariable String teacherSourcedId) {
        return answers.many(
                client, request, Model::classes, view -> scopes.classesOfUser(view, teacherSourcedId, "teacher"));
    }
}
