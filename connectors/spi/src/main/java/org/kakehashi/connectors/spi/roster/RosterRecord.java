package org.kakehashi.connectors.spi.roster;

import org.kakehashi.connectors.spi.Origin;

/** One record of a OneRoster roster. */
public sealed interface RosterRecord
        permits OrgRecord,
                AcademicSessionRecord,
                CourseRecord,
                ClassRecord,
                UserRecord,
                UserProfileRecord,
                RoleRecord,
                DemographicsRecord,
                EnrollmentRecord,
                CategoryRecord,
                LineItemRecord,
                ResultRecord,
                ScoreScaleRecord,
                ScoreScaleUseRecord,
                LearningObjectiveRecord,
                ResourceRecord {

    /** What every record begins with. */
    Base base();

    /** The file this kind of record stands in. */
    RosterFile file();

    /** The record's key within its source. */
    default String sourcedId() {
        return base().sourcedId();
    }

    /** Where it was read. */
    default Origin origin() {
        return base().origin();
    }
}
