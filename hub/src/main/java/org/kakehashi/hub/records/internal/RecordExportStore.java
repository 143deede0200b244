package org.kakehashi.hub.records.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's records of each kind, with what the nurse noted, and those that wait in quarantine under one of the person's keys. */
@Component
@Order(30)
class RecordExportStore implements PersonExport {
    private static final Map<String, String> FILES = files();

    private final JdbcClient jdbc;
    private final PersonQuarantineStore quarantine;
    private final TenantTransactions transactions;

    RecordExportStore(JdbcClient jdbc, PersonQuarantineStore quarantine, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.transactions = transactions;
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("records/attendance.csv", """
                select date, status, minutes_late as "minutesLate", minutes_left_early as "minutesLeftEarly", reason, facility,
                    recorded_by as "recordedBy", source, source_key as "sourceKey", updated_at as "updatedAt" from attendance""");
        files.put("records/mood.csv", """
                select date, half, weather, comment, source, source_key as "sourceKey", updated_at as "updatedAt" from mood""");
        files.put("records/nurse-visits.csv", """
                select date, time_in as "timeIn", time_out as "timeOut", period, kind, details, source, source_key as "sourceKey",
                    updated_at as "updatedAt" from nurse_visit""");
        for (RecordKind kind : RecordKind.values()) {
            RecordTable table = RecordTable.of(kind);
            if (table.name().equals(RecordTable.SHARED) && kind.about() == About.PERSON) {
                files.put("records/" + kind.wireName() + ".csv", shared(kind));
            }
        }
        return files;
    }

    private static String shared(RecordKind kind) {
        String fields = kind.fields().stream()
                .map(field -> "payload->>'%1$s' as \"%1$s\"".formatted(field.name()))
                .collect(Collectors.joining(", "));
        return """
                select date, %s, source, source_key as "sourceKey", updated_at as "updatedAt"
                from (select * from school_record where kind = '%s') r""".formatted(fields, kind.name());
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            archive.table(file.getKey(), rows(file.getValue(), tenantId, personId));
        }
        archive.table("records/quarantined.csv", transactions.readOnly(tenantId, () -> quarantine
                .of("""
                        select kind, date, payload, reason, source, source_key as "sourceKey", since from quarantined_record
                        """, tenantId, personId)
                .query()
                .listOfRows()));
    }

    private List<Map<String, @Nullable Object>> rows(String select, int tenantId, UUID person) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(
                        select + " where tenant_id = :tenant and person_id = :person order by date, source, source_key")
                .param("tenant", tenantId)
                .param("person", person)
                .query()
                .listOfRows());
    }
}
