package org.kakehashi.hub.connect.internal.forward;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How an instance that forwards fares, and its dead letters, for programs. */
@RestController
@RequestMapping("/api/v1/connectors/{instanceId}")
@Requires(Permission.MANAGE_IMPORTS)
class DeadLettersApiController {
    private static final int PAGE = 100;

    private final ForwardWatch watch;

    DeadLettersApiController(ForwardWatch watch) {
        this.watch = watch;
    }

    /**
     * How it fares.
     *
     * @param behind batches of the statement log still to come
     * @param notBefore when it is tried again after a failure
     * @param problem the last failure, in Japanese and English
     */
    record Shown(
            long forwarded,
            long behind,
            long deadLetters,
            int failures,
            @Nullable Instant notBefore,
            @Nullable Problem problem,
            @Nullable Instant movedAt) {}

    /** A failure in words. */
    record Problem(String ja, String en) {}

    /** Dead letters, the newest first; older ones lie before {@code next}, null where there are none. */
    record Listed(List<DeadLetter> deadLetters, @Nullable Long next) {}

    /** One with its statement. */
    record Opened(DeadLetter deadLetter, @JsonRawValue String statement) {}

    /** How many it was done to. */
    record Done(int count) {}

    @GetMapping("/forwarding")
    Shown standing(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        ForwardWatch.Standing standing = watch.standing(caller.tenantId(), instanceId);
        Forwarding state = standing.forwarding();
        if (state == null) {
            return new Shown(0, standing.behind(), standing.deadLetters(), 0, null, null, null);
        }
        Problem problem = state.problemJa() == null || state.problemEn() == null
                ? null
                : new Problem(state.problemJa(), state.problemEn());
        return new Shown(
                state.forwarded(),
                standing.behind(),
                standing.deadLetters(),
                state.failures(),
                state.notBefore(),
                problem,
                state.movedAt());
    }

    @GetMapping("/dead-letters")
    Listed list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID instanceId,
            @RequestParam @Nullable Long before) {
        List<DeadLetter> letters =
                watch.letters(caller.tenantId(), instanceId, before == null ? Long.MAX_VALUE : before, PAGE);
        return new Listed(
                letters, letters.size() < PAGE ? null : letters.getLast().number());
    }

    @GetMapping("/dead-letters/{statementId}")
    Opened open(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId, @PathVariable UUID statementId) {
        ForwardWatch.Opened opened = watch.open(caller.tenantId(), instanceId, statementId, caller.auditName());
        return new Opened(opened.letter(), new String(opened.statement(), StandardCharsets.UTF_8));
    }

    @PostMapping("/dead-letters/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Done sendAll(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        return new Done(watch.sendAgain(caller.tenantId(), instanceId, null, caller.auditName()));
    }

    @PostMapping("/dead-letters/{statementId}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Done send(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId, @PathVariable UUID statementId) {
        return new Done(watch.sendAgain(caller.tenantId(), instanceId, statementId, caller.auditName()));
    }

    @DeleteMapping("/dead-letters")
    Done discardAll(@AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId) {
        return new Done(watch.discard(caller.tenantId(), instanceId, null, caller.auditName()));
    }

    @DeleteMapping("/dead-letters/{statementId}")
    Done discard(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID instanceId, @PathVariable UUID statementId) {
        return new Done(watch.discard(caller.tenantId(), instanceId, statementId, caller.auditName()));
    }
}
