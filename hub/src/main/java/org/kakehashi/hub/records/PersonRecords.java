package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.records.internal.PersonRecordStore;
import org.springframework.stereotype.Component;

/**
 * A person's records of the kinds that no board counts. Every call needs an open transaction of the tenant; who may see what is
 * the caller's to ask, by category.
 */
@Component
public class PersonRecords {
    private final PersonRecordStore store;

    PersonRecords(PersonRecordStore store) {
        this.store = store;
    }

    /** Under which category records of the kind are shown or withheld; null: they are about nobody. */
    private static @Nullable DataCategory categoryOf(RecordKind kind) {
        return switch (kind) {
            case ATTENDANCE, SUPPORT_CENTRE, ONLINE_LESSON -> DataCategory.ATTENDANCE;
            case MOOD, LESSON_MOOD -> DataCategory.MOOD;
            case NURSE_VISIT -> DataCategory.VISIT;
            case HEALTH_CHECK -> DataCategory.HEALTH;
            case OBSERVATION -> DataCategory.OBSERVATION;
            case GUIDANCE -> DataCategory.GUIDANCE;
            case TEST_RESULT, SURVEY_ANSWER -> DataCategory.TEST_RESULT;
            case TEACHING_RECORD, TIMETABLE, SCHOOL_CALENDAR -> null;
        };
    }

    /** The person's records of the category on these days, both inclusive, by date. */
    public List<PersonRecord> of(int tenantId, UUID personId, DataCategory category, LocalDate from, LocalDate to) {
        Collection<RecordKind> kinds = Arrays.stream(RecordKind.values())
                .filter(kind -> categoryOf(kind) == category)
                .toList();
        return store.of(tenantId, personId, kinds, from, to);
    }
}
