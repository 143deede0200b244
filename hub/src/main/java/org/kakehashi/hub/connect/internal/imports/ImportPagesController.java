package org.kakehashi.hub.connect.internal.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.finding.FindingStore.Kept;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRuns;
import org.kakehashi.hub.connect.internal.queue.ImportRequests;
import org.kakehashi.hub.connect.internal.queue.ImportRequests.Wanted;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.Quarantine;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's pages: upload, runs, a run's report. */
@Controller
@Requires(Permission.MANAGE_IMPORTS)
class ImportPagesController {
    private static final int RUNS = 20;
    private static final int FINDINGS = 100;
    private static final int EXAMPLES = 3;

    private final ImportRequests requests;
    private final ImportRuns runs;
    private final Connectors connectors;
    private final Quarantine quarantine;
    private final Purposes purposes;
    private final TenantTransactions transactions;

    ImportPagesController(
            ImportRequests requests,
            ImportRuns runs,
            Connectors connectors,
            Quarantine quarantine,
            Purposes purposes,
            TenantTransactions transactions) {
        this.requests = requests;
        this.runs = runs;
        this.connectors = connectors;
        this.quarantine = quarantine;
        this.purposes = purposes;
        this.transactions = transactions;
    }

    @GetMapping("/imports")
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam @Nullable Long before,
            Locale locale,
            Model model) {
        int tenant = caller.tenantId();
        model.addAttribute(
                "connectors",
                connectors.all().stream()
                        .filter(one -> one.input() == Input.FILE)
                        .toList());
        model.addAttribute("japanese", japanese(locale));
        model.addAttribute("runs", runs.page(tenant, before == null ? Long.MAX_VALUE : before, RUNS));
        model.addAttribute("pageSize", RUNS);
        model.addAttribute("waiting", transactions.readOnly(tenant, () -> quarantine.count(tenant)));
        return "connect/imports";
    }

    @PostMapping("/imports")
    String upload(@AuthenticationPrincipal AccountCaller caller, HttpServletRequest request) throws IOException {
        long id = UploadForm.read(request, (fields, name, content) -> take(caller, fields, name, content));
        return "redirect:/imports/" + id;
    }

    private long take(AccountCaller caller, Map<String, String> fields, String fileName, InputStream content)
            throws IOException {
        Map<String, String> settings = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("setting.") && !value.isBlank()) {
                settings.put(name.substring("setting.".length()), value.strip());
            }
        });
        Wanted wanted = new Wanted(
                fields.getOrDefault("connector", ""),
                fields.getOrDefault("source", "").strip(),
                fileName,
                settings,
                null,
                caller.auditName());
        return requests.take(caller.tenantId(), wanted, content);
    }

    @GetMapping("/imports/{id:\\d+}")
    String show(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable long id,
            @RequestParam @Nullable String code,
            @RequestParam(defaultValue = "0") long after,
            Locale locale,
            Model model) {
        int tenant = caller.tenantId();
        ImportRun run = runs.get(tenant, id);
        List<Kept> findings = runs.findings(tenant, id, blankToNull(code), after, FINDINGS);
        model.addAttribute("run", run);
        model.addAttribute("purpose", purposes.find(tenant, run.purpose()).orElse(null));
        model.addAttribute("japanese", japanese(locale));
        model.addAttribute("sections", runs.sections(tenant, id, EXAMPLES));
        model.addAttribute("code", blankToNull(code));
        model.addAttribute("findings", findings);
        model.addAttribute(
                "next", findings.size() < FINDINGS ? null : findings.getLast().seq());
        return "connect/import";
    }

    /** What the page of a run that isn't finished asks for again and again. */
    @GetMapping("/imports/{id:\\d+}/progress")
    String progress(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable long id,
            HttpServletResponse response,
            Model model) {
        ImportRun run = runs.get(caller.tenantId(), id);
        model.addAttribute("run", run);
        if (run.status().finished()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "connect/import :: progress";
    }

    @GetMapping("/imports/quarantine")
    String quarantine(
            @AuthenticationPrincipal AccountCaller caller, @RequestParam(defaultValue = "0") long after, Model model) {
        int tenant = caller.tenantId();
        transactions.run(tenant, () -> {
            var rows = quarantine.page(tenant, after, FINDINGS);
            model.addAttribute("rows", rows);
            model.addAttribute("count", quarantine.count(tenant));
            model.addAttribute(
                    "next", rows.size() < FINDINGS ? null : rows.getLast().id());
        });
        return "connect/quarantine";
    }

    @PostMapping("/imports/quarantine/reapply")
    String reapply(@AuthenticationPrincipal AccountCaller caller) {
        return "redirect:/imports/" + requests.reapplyQuarantine(caller.tenantId(), caller.auditName());
    }

    private static boolean japanese(Locale locale) {
        return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
