package org.kakehashi.hub.access.internal.erasure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.erasure.ErasureCase.State;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/erasures}: a dry run first, then the erasure of what it counted. */
@RestController
@Requires(Permission.ERASE_DATA)
class ErasureController {
    private static final int PAGE = 50;

    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * What is to be erased: either {@code personId}, or a time, or a class of data older than {@code storedUntil}.
     *
     * @param personId everything about this person
     * @param storedFrom stored at this moment or later; absent: since ever
     * @param storedUntil stored before this moment
     * @param dataClass absent: statements
     * @param clientId only what this API client or tool sent
     */
    record Wanted(
            @Nullable UUID personId,
            @Nullable DataClass dataClass,
            @Nullable Instant storedFrom,
            @Nullable Instant storedUntil,
            @Nullable UUID clientId) {
        ErasureScope scope() {
            boolean narrowed = storedFrom != null || clientId != null;
            DataClass other = dataClass == DataClass.STATEMENTS ? null : dataClass;
            if ((personId == null) == (storedUntil == null)
                    || (personId != null && (narrowed || dataClass != null))
                    || (other != null && narrowed)) {
                throw new HubException(
                        ErrorCode.INVALID_REQUEST,
                        "Send either personId, or storedUntil (with storedFrom and clientId where wanted, or with dataClass).");
            }
            if (other != null) {
                return new OfClass(other, java.util.Objects.requireNonNull(storedUntil));
            }
            return storedUntil == null
                    ? new OfPerson(java.util.Objects.requireNonNull(personId))
                    : new OfPeriod(storedFrom, storedUntil, clientId, Set.of());
        }
    }

    /** @param statements how many statements the dry run counted; of a class of data: how much of it */
    record Confirmation(long statements) {}

    /**
     * An erasure as told.
     *
     * @param counted by the dry run, by kind
     * @param erased so far, by kind
     */
    record Told(
            long erasureId,
            State state,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            Map<DataKind, Long> counted,
            Map<DataKind, Long> erased) {
        static Told of(ErasureCase erasure) {
            Map<DataKind, Long> counted = new LinkedHashMap<>();
            Map<DataKind, Long> erased = new LinkedHashMap<>();
            erasure.figures().forEach(figure -> {
                counted.put(figure.kind(), figure.counted());
                erased.put(figure.kind(), figure.erased());
            });
            return new Told(
                    erasure.id(), erasure.state(), erasure.requestedAt(), erasure.finishedAt(), counted, erased);
        }
    }

    /** The dry run: counts, writes the counts down for 24 hours, and erases nothing. Audited. */
    @PostMapping("/api/v1/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    Told dryRun(@AuthenticationPrincipal Caller caller, @RequestBody Wanted wanted) {
        return Told.of(erasures.dryRun(caller.tenantId(), wanted.scope(), caller.auditName()));
    }

    /**
     * Has a dry run carried out: {@code {"statements": n}} names what it counted. 409 where that differs, where it was carried out
     * before, or is older than 24 hours. The erasure then runs by itself; {@code GET} tells how far it is. Audited.
     */
    @PostMapping("/api/v1/erasures/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Told confirm(
            @AuthenticationPrincipal Caller caller, @PathVariable long id, @RequestBody Confirmation confirmation) {
        return switch (erasures.confirm(caller.tenantId(), id, confirmation.statements(), caller.auditName())) {
            case Erasures.Answer.Begun(ErasureCase erasure) -> Told.of(erasure);
            case Erasures.Answer.OtherCount() ->
                throw new HubException(
                        ErrorCode.CONFLICT,
                        "statements: that is not what dry run " + id + " counted. Look at it again.");
            case Erasures.Answer.NotOpen() ->
                throw new HubException(
                        ErrorCode.CONFLICT,
                        "Dry run " + id + " was carried out before, or is older than 24 hours. Make a new one.");
        };
    }

    /**
     * A page of erasures, the latest first, also those that retention made.
     *
     * @param next the {@code before} of the next page; null behind the last
     */
    record Page(List<Told> erasures, @Nullable Long next) {}

    /** The latest erasures before that number, 50 at most. */
    @GetMapping("/api/v1/erasures")
    Page list(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<ErasureCase> page = erasures.page(caller.tenantId(), before, PAGE);
        return new Page(
                page.stream().map(Told::of).toList(),
                page.size() < PAGE ? null : page.getLast().id());
    }

    /** How far it is. */
    @GetMapping("/api/v1/erasures/{id:\\d{1,18}}")
    Told get(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        return Told.of(erasures.find(caller.tenantId(), id));
    }
}
