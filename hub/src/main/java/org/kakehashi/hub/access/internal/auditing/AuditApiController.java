package org.kakehashi.hub.access.internal.auditing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.audit.AuditSearch;
import org.kakehashi.hub.audit.AuditVerification;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/audit}: searching, exporting and checking the audit. */
@RestController
@RequestMapping("/api/v1/audit")
@Requires(Permission.VIEW_AUDIT)
class AuditApiController {
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditReading reading;

    AuditApiController(AuditReading reading) {
        this.reading = reading;
    }

    /** One event. */
    record Event(
            long seq,
            Instant at,
            String actor,
            String action,
            @Nullable UUID personId,
            @Nullable UUID classId,
            @Nullable LocalDate day,
            String detail) {
        static Event of(AuditRow row) {
            return new Event(
                    row.seq(),
                    row.at(),
                    row.event().actor(),
                    row.event().action(),
                    row.event().personId(),
                    row.event().classId(),
                    row.event().day(),
                    row.event().detail());
        }
    }

    /** @param next the value of {@code before} for the next page; null: this is the last */
    record Page(List<Event> events, @Nullable Long next) {}

    @GetMapping
    Page find(
            @AuthenticationPrincipal Caller caller,
            @ModelAttribute Wanted wanted,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "100") int limit) {
        List<Event> events = reading.find(caller, wanted, before, checked(limit)).stream()
                .map(Event::of)
                .toList();
        return new Page(events, events.size() < limit ? null : events.getLast().seq());
    }

    /** An event with its place in the chain, as docs/audit.md describes it. */
    record Sealed(long position, String hash, Event event) {
        static Sealed of(AuditSearch.Sealed sealed) {
            return new Sealed(sealed.position(), sealed.hash(), Event.of(sealed.row()));
        }
    }

    /** The chain behind a place as lines of JSON, page by page: an answer is never larger than its page. */
    @GetMapping("/export")
    void export(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit,
            HttpServletResponse response)
            throws IOException {
        List<AuditSearch.Sealed> page = reading.sealed(caller, after, checked(limit));
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        for (AuditSearch.Sealed sealed : page) {
            out.write(JSON.writeValueAsBytes(Sealed.of(sealed)));
            out.write('\n');
        }
    }

    /** The chain's end, to be kept elsewhere; places count from 1, 0 means that there is none yet. */
    record End(long position, String hash) {}

    @GetMapping("/end")
    End end(@AuthenticationPrincipal Caller caller) {
        return reading.end(caller)
                .map(end -> new End(end.position(), end.hash()))
                .orElse(new End(0, ""));
    }

    @PostMapping("/verification")
    AuditVerification verify(@AuthenticationPrincipal Caller caller) {
        return reading.verify(caller);
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "limit: from 1 to " + MOST + ".");
        }
        return limit;
    }
}
