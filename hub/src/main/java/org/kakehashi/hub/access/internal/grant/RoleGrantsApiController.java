package org.kakehashi.hub.access.internal.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/role-grants}: who has which role for a time, beyond what the roster says. */
@RestController
@RequestMapping("/api/v1/role-grants")
@Requires(Permission.MANAGE_ACCOUNTS)
class RoleGrantsApiController {
    private final RoleGrants grants;

    RoleGrantsApiController(RoleGrants grants) {
        this.grants = grants;
    }

    record NewGrant(
            @NotBlank @Size(max = 100) String loginName,
            @NotNull Role role,
            @Nullable UUID schoolId,
            @NotNull LocalDate from,
            @NotNull LocalDate until) {}

    record Made(UUID grantId) {}

    /** The latest 500. */
    @GetMapping
    List<RoleGrant> list(@AuthenticationPrincipal Caller caller) {
        return grants.latest(caller.tenantId());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made grant(@AuthenticationPrincipal Caller caller, @RequestBody @Valid NewGrant wanted) {
        return new Made(grants.grant(
                caller,
                new RoleGrants.Wanted(
                        wanted.loginName(), wanted.role(), wanted.schoolId(), wanted.from(), wanted.until())));
    }

    /** Ends it at once. */
    @DeleteMapping("/{grantId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Caller caller, @PathVariable UUID grantId) {
        grants.end(caller, grantId);
    }
}
