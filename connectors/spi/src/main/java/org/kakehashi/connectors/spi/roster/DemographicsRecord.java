package org.kakehashi.connectors.spi.roster;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code demographics.csv}; its sourcedId is the user's.
 *
 * @param sex {@code male}, {@code female}, {@code unspecified} or {@code other}
 * @param raceFlags the seven race and ethnicity columns that hold a value, by the column's name; unused in Japan
 */
public record DemographicsRecord(
        Base base,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        Map<String, Boolean> raceFlags,
        @Nullable String countryOfBirthCode,
        @Nullable String stateOfBirthAbbreviation,
        @Nullable String cityOfBirth,
        @Nullable String publicSchoolResidenceStatus)
        implements RosterRecord {

    public DemographicsRecord {
        raceFlags = Map.copyOf(raceFlags);
    }

    @Override
    public RosterFile file() {
        return RosterFile.DEMOGRAPHICS;
    }
}
