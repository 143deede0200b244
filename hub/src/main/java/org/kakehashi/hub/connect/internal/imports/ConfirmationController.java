package org.kakehashi.hub.connect.internal.imports;

import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.queue.Confirmations;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the answer to a run that asks before many pupils leave, from its page or from a program. */
@Controller
@Requires(Permission.MANAGE_IMPORTS)
class ConfirmationController {
    private final Confirmations confirmations;

    ConfirmationController(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** The run is queued again, or declined. */
    @PostMapping("/api/v1/imports/{id:\\d+}/confirmation")
    ResponseEntity<ImportsApiController.Accepted> answer(
            @AuthenticationPrincipal Caller caller, @PathVariable long id, @RequestParam boolean apply) {
        confirmations.answer(caller.tenantId(), id, apply, caller.auditName());
        return ResponseEntity.status(apply ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new ImportsApiController.Accepted(id, apply ? Status.QUEUED : Status.DECLINED));
    }

    @PostMapping("/imports/{id:\\d+}/confirmation")
    String answerOnPage(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable long id, @RequestParam boolean apply) {
        confirmations.answer(caller.tenantId(), id, apply, caller.auditName());
        return "redirect:/imports/" + id;
    }
}
