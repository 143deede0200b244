package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kakehashi.hub.connect.internal.finding.FindingReport;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a file of the watched folder away once its run has ended: {@code done} or {@code failed}, its report beside it. */
@Component
class InboxReports {
    private static final Logger LOG = LoggerFactory.getLogger(InboxReports.class);

    private final ImportFiles files;
    private final FindingReport report;

    InboxReports(ImportFiles files, FindingReport report) {
        this.files = files;
        this.report = report;
    }

    /** Whether the delivered file may go from the hub's own folder: it came otherwise, or lies in done or failed now. */
    boolean putAway(int tenantId, ImportRun run, Status status) {
        String inboxFile = run.inboxFile();
        String stored = run.storedFile();
        if (inboxFile == null || stored == null) {
            return true;
        }
        Path came = Path.of(inboxFile);
        Path folder = came.resolveSibling(status == Status.APPLIED ? "done" : "failed");
        String name = run.id() + "-" + came.getFileName();
        try {
            Files.createDirectories(folder);
            Files.move(files.path(stored), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            try (var out = Files.newOutputStream(folder.resolve(name + ".report.csv"))) {
                report.writeCsv(tenantId, run.id(), out);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("The imported file {} can't be put away in {}", came, folder, e);
            return false;
        }
    }
}
