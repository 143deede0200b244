package org.kakehashi.hub.connect.internal.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.roster.RosterExports;
import org.kakehashi.hub.roster.RosterExports.RosterSourceSummary;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/rosters}: whole rosters as files, for programs; the page's downloads too. */
@RestController
@Requires(Permission.EXPORT_ROSTERS)
class RosterExportController {
    private final RosterExports rosters;
    private final RosterHandOver handOver;

    RosterExportController(RosterExports rosters, RosterHandOver handOver) {
        this.rosters = rosters;
        this.handOver = handOver;
    }

    @GetMapping("/api/v1/rosters")
    List<RosterSourceSummary> list(@AuthenticationPrincipal Caller caller) {
        return rosters.sources(caller.tenantId());
    }

    /** What a receiver may stumble over: what was written beyond the profile, and what breaks its rules. */
    @GetMapping("/api/v1/rosters/{source}/check")
    List<Finding> check(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String source,
            @RequestParam(defaultValue = "") String profile)
            throws IOException, InterruptedException {
        return handOver.check(caller, source, profile);
    }

    @GetMapping({"/rosters/{source}.zip", "/api/v1/rosters/{source}.zip"})
    void zip(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String source,
            @RequestParam(defaultValue = "") String profile,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        try (HandedRoster roster = handOver.write(caller, source, profile)) {
            response.setContentType(roster.mediaType());
            response.setContentLengthLong(Files.size(roster.file()));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + roster.name() + "\"");
            response.setHeader(
                    "Finding-Count", Integer.toString(roster.findings().size()));
            Files.copy(roster.file(), response.getOutputStream());
        }
    }
}
