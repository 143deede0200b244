package org.kakehashi.hub.access.internal.factor;

import java.util.UUID;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/v1/accounts/{id}/second-factor}: for somebody who lost theirs. */
@RestController
class SecondFactorApiController {
    private final SecondFactors factors;

    SecondFactorApiController(SecondFactors factors) {
        this.factors = factors;
    }

    @DeleteMapping("/api/v1/accounts/{accountId}/second-factor")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@AuthenticationPrincipal Caller caller, @PathVariable UUID accountId) {
        if (!factors.reset(caller.tenantId(), accountId, caller.auditName())) {
            throw new HubException(ErrorCode.NOT_FOUND, "No account of this id has a second factor.");
        }
    }
}
