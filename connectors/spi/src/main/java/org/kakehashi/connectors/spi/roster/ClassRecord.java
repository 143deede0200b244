package org.kakehashi.connectors.spi.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code classes.csv}.
 *
 * @param classType {@code homeroom} or {@code scheduled}
 * @param specialNeeds {@code metadata.jp.specialNeeds}: a special-needs class (特別支援学級); null where it is not said
 */
public record ClassRecord(
        Base base,
        String title,
        List<String> grades,
        String courseSourcedId,
        @Nullable String classCode,
        String classType,
        @Nullable String location,
        String schoolSourcedId,
        List<String> termSourcedIds,
        List<String> subjects,
        List<String> subjectCodes,
        List<String> periods,
        @Nullable Boolean specialNeeds)
        implements RosterRecord {

    public ClassRecord {
        grades = List.copyOf(grades);
        termSourcedIds = List.copyOf(termSourcedIds);
        subjects = List.copyOf(subjects);
        subjectCodes = List.copyOf(subjectCodes);
        periods = List.copyOf(periods);
    }

    @Override
    public RosterFile file() {
        return RosterFile.CLASSES;
    }
}
