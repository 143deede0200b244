package org.kakehashi.hub.lrs.internal.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentStore;
import org.kakehashi.hub.lrs.internal.attachment.StoredAttachment;
import org.kakehashi.hub.lrs.internal.lint.RuleBook;
import org.kakehashi.hub.lrs.internal.lint.ToolReport;
import org.kakehashi.hub.lrs.internal.lint.ToolReports;
import org.kakehashi.hub.lrs.internal.query.StatementSearch;
import org.kakehashi.hub.lrs.internal.query.StatementSearch.Hit;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /statements}: find statements, see one in full, see what the linter found. */
@Controller
@Requires({Permission.VIEW_STATEMENTS, Permission.VIEW_OWN_STATEMENTS})
class StatementPagesController {
    private final StatementSearch search;
    private final ReferringStore references;
    private final AttachmentStore attachments;
    private final ToolReports reports;
    private final RuleBook rules;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final String issuer;

    StatementPagesController(
            StatementSearch search,
            ReferringStore references,
            AttachmentStore attachments,
            ToolReports reports,
            RuleBook rules,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub) {
        this.search = search;
        this.references = references;
        this.attachments = attachments;
        this.reports = reports;
        this.rules = rules;
        this.transactions = transactions;
        this.audit = audit;
        this.issuer = hub.issuer();
    }

    @GetMapping("/statements")
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @ModelAttribute("form") SearchForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        Sight sight = Sight.of(caller);
        model.addAttribute("rows", List.of());
        model.addAttribute("wrong", List.of());
        switch (form.read(issuer)) {
            case SearchForm.Problems problems -> model.addAttribute("wrong", problems.fields());
            case SearchForm.Understood understood -> {
                StatementSearch.Page page = search.find(
                        caller.tenantId(),
                        understood.wanted(),
                        sight.only(understood.client()).clients());
                model.addAttribute(
                        "rows",
                        page.hits().stream()
                                .map(hit -> StatementRow.of(hit, locale))
                                .toList());
                model.addAttribute("next", page.next() == 0 ? null : page.next());
                note(caller, "lrs.search-statements", form.summary());
            }
        }
        if (htmx != null && form.before() != null) {
            return "lrs/statement-rows :: rows";
        }
        model.addAttribute("seesNothing", sight.isEmpty());
        model.addAttribute("tools", reports.tools(caller.tenantId(), sight.clients()));
        return "lrs/statements";
    }

    @GetMapping("/statements/findings")
    String findings(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(required = false) @Nullable String client,
            Model model) {
        UUID only = client == null || client.isBlank() ? null : id(client);
        List<ToolReport> found =
                reports.of(caller.tenantId(), Sight.of(caller).only(only).clients());
        model.addAttribute("reports", found);
        note(caller, "lrs.view-findings", only == null ? "" : "client:" + only);
        return "lrs/findings";
    }

    @GetMapping("/statements/{id}")
    String one(@AuthenticationPrincipal AccountCaller caller, @PathVariable String id, Locale locale, Model model) {
        Sight sight = Sight.of(caller);
        Hit hit = search.one(caller.tenantId(), id(id), sight.clients()).orElseThrow(StatementPagesController::none);
        model.addAttribute("view", StatementView.of(hit, locale));
        model.addAttribute(
                "kept",
                attachments.of(caller.tenantId(), List.of(hit.seq())).stream()
                        .map(StoredAttachment::sha2)
                        .toList());
        model.addAttribute("broken", rules.broken(hit.received(), Instant.ofEpochMilli(Seq.storedMillis(hit.seq()))));
        model.addAttribute(
                "referring",
                references.to(caller.tenantId(), hit.id()).stream()
                        .filter(one -> sight.all()
                                || search.one(caller.tenantId(), one.id(), sight.clients())
                                        .isPresent())
                        .toList());
        note(caller, "lrs.view-statement", "statement:" + hit.id());
        return "lrs/statement";
    }

    private static UUID id(String text) {
        if (!Formats.isUuid(text)) {
            throw none();
        }
        return UUID.fromString(text);
    }

    private static HubException none() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such statement.");
    }

    private void note(AccountCaller caller, String action, String detail) {
        transactions.run(
                caller.tenantId(),
                () -> audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, detail)));
    }
}
