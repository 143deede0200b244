package org.kakehashi.hub.lrs.internal.lint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Text;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/statements/findings}: what the linter found, of all tools for who may see statements, else of one's own. */
@RestController
class FindingsController {
    private final ToolReports reports;

    FindingsController(ToolReports reports) {
        this.reports = reports;
    }

    record Answer(List<Client> clients) {}

    record Client(UUID clientId, String name, long checked, Instant lastSeen, List<Entry> findings) {
        static Client of(ToolReport report) {
            return new Client(
                    report.clientId(),
                    report.name(),
                    report.checked(),
                    report.lastSeen(),
                    report.findings().stream().map(Entry::of).toList());
        }
    }

    record Entry(
            String rule,
            String severity,
            ProfileName profile,
            String section,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            Text message,
            Text remedy,
            List<ToolReport.Example> examples) {
        static Entry of(ToolReport.Finding finding) {
            LintRule rule = finding.rule();
            return new Entry(
                    rule.id(),
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    ProfileName.of(rule),
                    rule.section(),
                    finding.count(),
                    finding.firstSeen(),
                    finding.lastSeen(),
                    rule.message(),
                    rule.remedy(),
                    finding.examples());
        }
    }

    record ProfileName(String id, String ja, String en) {
        static ProfileName of(LintRule rule) {
            return new ProfileName(
                    rule.profile().id(),
                    rule.profile().name().ja(),
                    rule.profile().name().en());
        }
    }

    @GetMapping("/api/v1/statements/findings")
    @Requires({Permission.VIEW_STATEMENTS, Permission.XAPI_STATEMENTS_WRITE})
    Answer findings(
            @AuthenticationPrincipal ClientCaller caller, @RequestParam(required = false) @Nullable UUID client) {
        if (caller.limits() != null) {
            throw new HubException(ErrorCode.FORBIDDEN, "A launch's token doesn't see what the linter found.");
        }
        boolean all = caller.permissions().contains(Permission.VIEW_STATEMENTS);
        if (!all && client != null && !client.equals(caller.clientId())) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no such client.");
        }
        UUID own = all ? client : caller.clientId();
        return new Answer(reports.of(caller.tenantId(), own == null ? null : Set.of(own)).stream()
                .map(Client::of)
                .toList());
    }
}
