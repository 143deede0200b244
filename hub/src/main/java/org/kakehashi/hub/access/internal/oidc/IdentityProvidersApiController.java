package org.kakehashi.hub.access.internal.oidc;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/identity-providers}: by which providers people sign in. */
@RestController
@RequestMapping("/api/v1/identity-providers")
@Requires(Permission.MANAGE_ACCOUNTS)
class IdentityProvidersApiController {
    private final IdentityProviders providers;

    IdentityProvidersApiController(IdentityProviders providers) {
        this.providers = providers;
    }

    @GetMapping
    List<IdentityProvider> all(@AuthenticationPrincipal Caller caller) {
        return providers.all(caller.tenantId());
    }

    record Added(UUID providerId) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@AuthenticationPrincipal Caller caller, @RequestBody @Valid NewIdentityProvider wanted) {
        return new Added(providers.add(caller, wanted));
    }

    record Switch(boolean enabled) {}

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody Switch to) {
        providers.enable(caller, id, to.enabled());
    }

    /** @param problem why it can't be used; null: it can */
    record Checked(boolean usable, @Nullable String problem) {}

    @PostMapping("/{id}/check")
    Checked check(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        String problem = providers.check(caller, id).orElse(null);
        return new Checked(problem == null, problem);
    }
}
