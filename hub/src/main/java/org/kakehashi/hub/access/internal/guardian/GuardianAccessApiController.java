package org.kakehashi.hub.access.internal.guardian;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/guardian-access}: which categories of their children's data guardians see. */
@RestController
@RequestMapping("/api/v1/guardian-access")
@Requires(Permission.MANAGE_PRIVACY)
class GuardianAccessApiController {
    private final GuardianAccess access;

    GuardianAccessApiController(GuardianAccess access) {
        this.access = access;
    }

    /** What is opened, in the order of {@link DataCategory}. */
    record Opened(Set<DataCategory> categories) {}

    /** What is to be opened, and nothing else. */
    record Wanted(@Nullable List<@Nullable String> categories) {}

    @GetMapping
    Opened opened(@AuthenticationPrincipal Caller caller) {
        return new Opened(access.opened(caller.tenantId()));
    }

    /** Opens these categories and closes all others; an empty list closes everything. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        if (wanted.categories() == null) {
            throw wrong();
        }
        List<String> names = wanted.categories().stream().map(String::valueOf).toList();
        access.open(caller, GuardianAccess.named(names).orElseThrow(GuardianAccessApiController::wrong));
    }

    private static HubException wrong() {
        String openable =
                GuardianAccess.openable().stream().map(DataCategory::name).collect(Collectors.joining(", "));
        return new HubException(ErrorCode.INVALID_REQUEST, "categories: a list of any of " + openable + ".");
    }
}
