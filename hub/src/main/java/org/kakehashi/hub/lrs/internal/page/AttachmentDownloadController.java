package org.kakehashi.hub.lrs.internal.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentStore;
import org.kakehashi.hub.lrs.internal.attachment.StoredAttachment;
import org.kakehashi.hub.lrs.internal.query.StatementSearch;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /statements/{id}/attachments/{sha2}}: an attachment's data, part by part. Always as a file to save, of no type that a
 * browser would show: what a tool sent must not run under the hub's address.
 */
@Controller
@Requires({Permission.VIEW_STATEMENTS, Permission.VIEW_OWN_STATEMENTS})
class AttachmentDownloadController {
    private final StatementSearch search;
    private final AttachmentStore attachments;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    AttachmentDownloadController(
            StatementSearch search, AttachmentStore attachments, TenantTransactions transactions, AuditLog audit) {
        this.search = search;
        this.attachments = attachments;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping("/statements/{id}/attachments/{sha2}")
    void download(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID id,
            @PathVariable String sha2,
            HttpServletResponse response)
            throws IOException {
        int tenant = caller.tenantId();
        StoredAttachment found = search.one(tenant, id, Sight.of(caller).clients())
                .flatMap(hit -> attachments.of(tenant, List.of(hit.seq())).stream()
                        .filter(one -> one.sha2().equals(sha2.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no such attachment."));
        transactions.run(
                tenant,
                () -> audit.append(
                        tenant,
                        new AuditEvent(caller.auditName(), "lrs.download-attachment", null, "statement:" + id)));
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(found.length());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + found.sha2().substring(0, 16) + "\"");
        int part = 0;
        for (Optional<byte[]> bytes = attachments.part(tenant, found.contentId(), part);
                bytes.isPresent();
                bytes = attachments.part(tenant, found.contentId(), ++part)) {
            response.getOutputStream().write(bytes.get());
        }
    }
}
