package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.hub.records.internal.RecordReadStore;
import org.springframework.stereotype.Component;

/** Records by person and school day, for boards. Every call needs an open transaction of the tenant; who may see whom is the caller's to ask. */
@Component
public class DayRecords {
    private static final Pattern EVIDENCE = Pattern.compile("(attendance|mood|nurse-visit)-(\\d{1,18})");

    private final RecordReadStore records;

    DayRecords(RecordReadStore records) {
        this.records = records;
    }

    /**
     * The records of these persons on these days, both inclusive, by date; of one pupil's several records of a kind on a
     * day, the last one written comes last.
     */
    public List<DayRecord> of(int tenantId, Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return records.of(tenantId, personIds, from, to);
    }

    /** What a nurse noted of the person's visits on these days, both inclusive, by date and time: health data. */
    public List<HealthNote> healthNotes(int tenantId, UUID personId, LocalDate from, LocalDate to) {
        return records.healthNotes(tenantId, personId, from, to);
    }

    /** The record that a link names. */
    public Optional<DayRecord> byEvidence(int tenantId, String evidence) {
        Matcher name = EVIDENCE.matcher(evidence);
        return name.matches() ? records.one(tenantId, name.group(1), Long.parseLong(name.group(2))) : Optional.empty();
    }
}
