package org.kakehashi.hub.connect.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.finding.FindingReport;
import org.kakehashi.hub.connect.internal.journal.ImportRuns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A run's findings as a file to download, for people and programs alike. */
@RestController
@Requires(Permission.MANAGE_IMPORTS)
class FindingFilesController {
    private final ImportRuns runs;
    private final FindingReport report;

    FindingFilesController(ImportRuns runs, FindingReport report) {
        this.runs = runs;
        this.report = report;
    }

    @GetMapping({"/imports/{id:\\d+}/findings.csv", "/api/v1/imports/{id:\\d+}/findings.csv"})
    void csv(@AuthenticationPrincipal Caller caller, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        long found = runs.get(caller.tenantId(), id).id();
        download(response, "text/csv;charset=UTF-8", "import-" + found + "-findings.csv");
        report.writeCsv(caller.tenantId(), found, response.getOutputStream());
    }

    @GetMapping({"/imports/{id:\\d+}/findings.json", "/api/v1/imports/{id:\\d+}/findings.json"})
    void json(@AuthenticationPrincipal Caller caller, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        long found = runs.get(caller.tenantId(), id).id();
        download(response, MediaType.APPLICATION_JSON_VALUE, "import-" + found + "-findings.json");
        report.writeJson(caller.tenantId(), found, response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
