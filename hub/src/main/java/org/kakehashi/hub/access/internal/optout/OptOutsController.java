package org.kakehashi.hub.access.internal.optout;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.optout.OptOutRegister.Outcome;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/opt-outs}: the register of who is out of a purpose or a tool. */
@RestController
@RequestMapping("/api/v1/opt-outs")
@Requires(Permission.MANAGE_PRIVACY)
class OptOutsController {
    private static final int PAGE = 100;

    private final OptOutRegister register;

    OptOutsController(OptOutRegister register) {
        this.register = register;
    }

    /** What a new entry is ended by. */
    record Added(long number) {}

    /** @param next the {@code before} of the next page; null behind the last */
    record Page(List<OptOut> optOuts, @Nullable Long next) {}

    /** Opts a person out of a purpose or of a tool, from the next request on. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@AuthenticationPrincipal Caller caller, @RequestBody OptOutForm form) {
        return switch (form.read(register.today())) {
            case OptOutForm.Read.Understood(NewOptOut wanted) -> added(register.add(caller, wanted));
            case OptOutForm.Read.Wrong(List<String> fields) ->
                throw new HubException(
                        ErrorCode.INVALID_REQUEST,
                        String.join(", ", fields) + ": send personId, either purpose or toolId, askedOn (a date, not "
                                + "after today), askedBy (PERSON, GUARDIAN or SCHOOL), and note with 200 characters at most.");
        };
    }

    private static Added added(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(long number) -> new Added(number);
            case Outcome.Unknown(String field) ->
                throw new HubException(ErrorCode.NOT_FOUND, field + ": the tenant has none of that id or key.");
            case Outcome.NotOffered() ->
                throw new HubException(
                        ErrorCode.CONFLICT, "purpose: the tenant's list says that nobody opts out of this purpose.");
            case Outcome.Already() -> throw new HubException(ErrorCode.CONFLICT, "The person is out of it already.");
        };
    }

    /** Entries, also ended ones, the latest first. */
    @GetMapping
    Page list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<OptOut> page = register.list(caller.tenantId(), person, before, PAGE);
        return new Page(page, page.size() < PAGE ? null : page.getLast().number());
    }

    /** Ends an entry from the next request on; it stays in the register. */
    @DeleteMapping("/{number:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        switch (register.end(caller, number)) {
            case ENDED -> {}
            case BEFORE -> throw new HubException(ErrorCode.CONFLICT, "This opt-out was ended before.");
            case NONE -> throw new HubException(ErrorCode.NOT_FOUND, "There is no opt-out of that number.");
        }
    }
}
