package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.records.internal.AttendanceTotalStore;
import org.springframework.stereotype.Component;

/** Attendance of groups of pupils, for figures about many. Every call needs an open transaction of the tenant. */
@Component
public class AttendanceTotals {
    private final AttendanceTotalStore store;

    AttendanceTotals(AttendanceTotalStore store) {
        this.store = store;
    }

    /**
     * Days of all pupils of a group.
     *
     * @param recorded pupil days that count as days to attend and have a record
     * @param absent of these, days absent
     */
    public record Total(long recorded, long absent) {}

    /**
     * The totals of groups, both dates inclusive; of several records of a pupil's day the last written holds.
     *
     * @param groups pupils by group
     * @return by the group's place in the list; a group without records is missing
     */
    public Map<Integer, Total> of(int tenantId, List<List<UUID>> groups, LocalDate from, LocalDate to) {
        return store.of(tenantId, groups, from, to);
    }
}
