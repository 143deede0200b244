package org.kakehashi.hub.lti.internal.grant;

import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Administrators withdraw xAPI tokens: by the API, or from a tool's list of launches, where persons have no names. */
@Controller
@Requires(Permission.MANAGE_TOOLS)
class WithdrawalsController {
    private final Withdrawals withdrawals;

    WithdrawalsController(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    /** Exactly one of the ids. */
    record Wanted(
            @Nullable UUID clientId,
            @Nullable UUID launchId,
            @Nullable UUID personId) {}

    /** @param withdrawn tokens, and fetch URLs that nobody had used yet */
    record Done(int withdrawn) {}

    /** How far a withdrawal reaches that begins at a launch. */
    enum Reach {
        LAUNCH,
        PERSON
    }

    @PostMapping("/api/v1/lti/xapi-tokens/withdrawals")
    @ResponseBody
    Done withdraw(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        Withdrawal what = Withdrawal.of(wanted.clientId(), wanted.launchId(), wanted.personId())
                .orElseThrow(() -> new HubException(
                        ErrorCode.INVALID_REQUEST, "Exactly one of clientId, launchId and personId is needed."));
        return new Done(known(withdrawals.withdraw(caller, what)));
    }

    @PostMapping("/launches/{clientId}/withdraw")
    String ofTool(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId) {
        return done(clientId, withdrawals.withdraw(caller, new Withdrawal.OfTool(clientId)));
    }

    @PostMapping("/launches/{clientId}/{launchId}/withdraw")
    String ofLaunch(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @PathVariable UUID launchId,
            @RequestParam Reach reach) {
        return done(clientId, withdrawals.withdraw(caller, clientId, launchId, reach == Reach.PERSON));
    }

    private static String done(UUID clientId, OptionalInt count) {
        return "redirect:/launches/" + clientId + "?withdrawn=" + known(count);
    }

    private static int known(OptionalInt count) {
        return count.orElseThrow(
                () -> new HubException(ErrorCode.NOT_FOUND, "There is no such tool, launch or person."));
    }
}
