package org.kakehashi.hub.access.internal.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.erasure.RetentionStore.Rule;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/retention}: how long data are kept, by class, statements also by API client or tool. */
@RestController
@RequestMapping("/api/v1/retention")
@Requires(Permission.ERASE_DATA)
class RetentionController {
    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    /** @param counts what it would erase now, by kind */
    record Due(DataClass dataClass, @Nullable UUID clientId, int days, Map<DataKind, Long> counts) {}

    /** The rules. */
    @GetMapping
    List<Rule> rules(@AuthenticationPrincipal Caller caller) {
        return retention.rules(caller.tenantId());
    }

    /** What the rules would erase now; erases nothing. */
    @GetMapping("/dry-run")
    List<Due> dryRun(@AuthenticationPrincipal Caller caller) {
        return retention.dryRun(caller.tenantId()).entrySet().stream()
                .map(due -> new Due(
                        due.getKey().of(), due.getKey().clientId(), due.getKey().days(), due.getValue()))
                .toList();
    }

    /** Sets the rule of a class of data; for statements that of a client, or without {@code clientId} that of all that have none. It holds from the next day on. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@AuthenticationPrincipal Caller caller, @RequestBody Rule rule) {
        if (!rule.isPossible()) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "days: from 1 to " + Rule.LONGEST + "; clientId: with STATEMENTS only.");
        }
        retention.put(caller.tenantId(), rule, caller.auditName());
    }

    /** Removes a rule. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "STATEMENTS") DataClass dataClass,
            @RequestParam(required = false) @Nullable UUID clientId) {
        retention.remove(caller.tenantId(), dataClass, clientId, caller.auditName());
    }
}
