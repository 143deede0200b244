package org.kakehashi.hub.connect.internal.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.finding.FindingStore.Kept;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.journal.ImportRuns;
import org.kakehashi.hub.connect.internal.queue.ImportRequests;
import org.kakehashi.hub.connect.internal.queue.ImportRequests.Wanted;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/imports}: programs bring files and see what became of them. */
@RestController
@Requires(Permission.MANAGE_IMPORTS)
class ImportsApiController {
    private static final String SETTING = "setting.";
    private static final int FINDINGS = 100;

    private final ImportRequests requests;
    private final ImportRuns runs;
    private final HubProperties hub;

    ImportsApiController(ImportRequests requests, ImportRuns runs, HubProperties hub) {
        this.requests = requests;
        this.runs = runs;
        this.hub = hub;
    }

    /** The answer to a request: where to look for what becomes of it. */
    record Accepted(long importId, Status status) {}

    /** A run and the first of its findings. */
    record Shown(
            long importId, Status status, String purpose, Counts counts, long findingCount, List<Finding> findings) {}

    @PostMapping("/api/v1/imports")
    ResponseEntity<Accepted> create(
            @AuthenticationPrincipal Caller caller,
            @RequestParam String connector,
            @RequestParam String source,
            @RequestParam @Nullable String fileName,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request)
            throws IOException {
        Wanted wanted = new Wanted(
                connector,
                source,
                fileName == null ? "upload" : fileName,
                settings(parameters),
                null,
                caller.auditName());
        long id = requests.take(caller.tenantId(), wanted, request.getInputStream());
        return ResponseEntity.accepted()
                .location(URI.create(hub.link("/api/v1/imports/" + id)))
                .body(new Accepted(id, Status.QUEUED));
    }

    @GetMapping("/api/v1/imports/{id}")
    Shown show(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        ImportRun run = runs.get(caller.tenantId(), id);
        List<Finding> findings = runs.findings(caller.tenantId(), id, null, 0, FINDINGS).stream()
                .map(Kept::finding)
                .toList();
        return new Shown(run.id(), run.status(), run.purpose(), run.counts(), run.findingCount(), findings);
    }

    private static Map<String, String> settings(Map<String, String> parameters) {
        Map<String, String> settings = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), value);
            }
        });
        return settings;
    }
}
