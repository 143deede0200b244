package org.kakehashi.hub.records.internal.desk;

import java.util.List;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/identities}: the identity desk for programs. */
@RestController
@RequestMapping("/api/v1/identities")
@Requires(Permission.MANAGE_IMPORTS)
class IdentitiesApiController {
    private static final int PAGE = 100;

    private final IdentityDesk desk;
    private final DeskView view;

    IdentitiesApiController(IdentityDesk desk, DeskView view) {
        this.desk = desk;
        this.view = view;
    }

    /** The number of a decision. */
    record Made(long decision) {}

    @GetMapping
    DeskView.Keys list(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "0") long after) {
        return view.page(caller.tenantId(), after, PAGE);
    }

    @GetMapping("/{id:\\d+}")
    DeskView.Detail show(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return view.detail(caller.tenantId(), id);
    }

    @GetMapping("/decisions")
    List<DeskView.Told> decisions(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return view.decisions(caller.tenantId(), before, PAGE);
    }

    @GetMapping("/conflicts")
    DeskView.Conflicts conflicts(@AuthenticationPrincipal Caller caller) {
        return view.conflicts(caller.tenantId());
    }

    @PostMapping("/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Made decide(@AuthenticationPrincipal Caller caller, @RequestBody DecisionForm form) {
        return new Made(desk.decide(caller.tenantId(), form.read(), caller.auditName()));
    }

    @PostMapping("/decisions/{id:\\d+}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        desk.undo(caller.tenantId(), id, caller.auditName());
    }
}
