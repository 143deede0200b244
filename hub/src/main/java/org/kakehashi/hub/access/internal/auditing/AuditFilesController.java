package org.kakehashi.hub.access.internal.auditing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** What a search of the audit finds as a file to download, for people and programs alike; each download is audited first. */
@RestController
@Requires(Permission.VIEW_AUDIT)
class AuditFilesController {
    private final AuditReading reading;
    private final AuditFile file;

    AuditFilesController(AuditReading reading, AuditFile file) {
        this.reading = reading;
        this.file = file;
    }

    @GetMapping({"/audit/events.csv", "/api/v1/audit/events.csv"})
    void csv(@AuthenticationPrincipal Caller caller, @ModelAttribute Wanted wanted, HttpServletResponse response)
            throws IOException {
        reading.noteExport(caller, wanted, "csv");
        download(response, "text/csv;charset=UTF-8", "audit.csv");
        file.writeCsv(caller, wanted, response.getOutputStream());
    }

    @GetMapping({"/audit/events.ndjson", "/api/v1/audit/events.ndjson"})
    void lines(@AuthenticationPrincipal Caller caller, @ModelAttribute Wanted wanted, HttpServletResponse response)
            throws IOException {
        reading.noteExport(caller, wanted, "ndjson");
        download(response, "application/x-ndjson", "audit.ndjson");
        file.writeLines(caller, wanted, response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
