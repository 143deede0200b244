package org.kakehashi.hub.access.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditRow;
import org.kakehashi.hub.audit.AuditSearch;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who looked at the person's data or changed it, and what the person did. Others stand there by their opaque ids: their names are their own, and
 * the board tells them where it must ({@code /audit}).
 */
@Component
@Order(90)
class AuditExport implements PersonExport {
    private static final int PAGE = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditSearch search;
    private final Standing standing;
    private final AccountExportStore accounts;
    private final TenantTransactions transactions;

    AuditExport(AuditSearch search, Standing standing, AccountExportStore accounts, TenantTransactions transactions) {
        this.search = search;
        this.standing = standing;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        List<AuditSearch.ClassStay> stays =
                transactions.readOnly(tenantId, () -> standing.stays(tenantId, personId)).stream()
                        .map(stay -> new AuditSearch.ClassStay(stay.classId(), stay.from(), stay.to()))
                        .toList();
        AuditSearch.Query about = new AuditSearch.Query(personId, stays, null, null, null, null);
        archive.file("audit/audit.ndjson", out -> lines(tenantId, about, out));
        for (UUID account : transactions.readOnly(tenantId, () -> accounts.of(tenantId, personId))) {
            AuditSearch.Query by = new AuditSearch.Query(null, List.of(), "account:" + account, null, null, null);
            archive.file("audit/done-by-" + account + ".ndjson", out -> lines(tenantId, by, out));
        }
    }

    private long lines(int tenantId, AuditSearch.Query query, OutputStream out) throws IOException {
        long before = Long.MAX_VALUE;
        long lines = 0;
        while (true) {
            long behind = before;
            List<AuditRow> page = transactions.readOnly(tenantId, () -> search.find(tenantId, query, behind, PAGE));
            for (AuditRow row : page) {
                out.write(JSON.writeValueAsString(line(row)).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                before = row.seq();
            }
            lines += page.size();
            if (page.size() < PAGE) {
                return lines;
            }
        }
    }

    private static Map<String, @Nullable Object> line(AuditRow row) {
        AuditEvent event = row.event();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("at", row.at());
        line.put("actor", event.actor());
        line.put("action", event.action());
        line.put("classId", event.classId());
        line.put("day", event.day());
        line.put("detail", event.detail());
        return line;
    }
}
