package org.kakehashi.hub.access.internal.purpose;

import java.util.List;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/purposes}: what the tenant uses personal data for. */
@RestController
@RequestMapping("/api/v1/purposes")
@Requires(Permission.MANAGE_PRIVACY)
class PurposesController {
    private final PurposeList purposes;

    PurposesController(PurposeList purposes) {
        this.purposes = purposes;
    }

    @GetMapping
    List<Purpose> list(@AuthenticationPrincipal Caller caller) {
        return purposes.all(caller.tenantId());
    }

    /** Adds the purpose of that key, or changes it. */
    @PutMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@AuthenticationPrincipal Caller caller, @PathVariable String key, @RequestBody PurposeForm form) {
        PurposeForm wanted = form.withKey(key);
        List<String> wrong = wanted.wrong();
        if (!wrong.isEmpty()) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    String.join(", ", wrong) + ": a key is a-z, 0-9 and hyphens, 40 at most, and begins with a letter; "
                            + "names have 1 to 100 characters, other texts 1 to 1000.");
        }
        if (!purposes.put(caller, wanted.purpose())) {
            throw new HubException(
                    ErrorCode.CONFLICT, "The list has " + PurposeList.MOST + " purposes, the most it takes.");
        }
    }

    /** Removes a purpose that nothing names. */
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable String key) {
        switch (purposes.remove(caller, key)) {
            case REMOVED -> {}
            case NONE -> throw new HubException(ErrorCode.NOT_FOUND, "There is no purpose with that key.");
            case IN_USE ->
                throw new HubException(
                        ErrorCode.CONFLICT, "A client, tool, connector or opt-out names this purpose. It has to stay.");
            case FIXED ->
                throw new HubException(ErrorCode.CONFLICT, "The hub itself names this purpose. It has to stay.");
        }
    }
}
