package org.kakehashi.connectors.onerostercsv;

import java.util.List;
import java.util.function.Supplier;
import org.kakehashi.connectors.spi.roster.RosterFile;

/**
 * One roster file of the Japan profiles and its columns.
 *
 * @param file the file of OneRoster
 * @param required whether a roster is not complete without it
 * @param readers gives what makes records of its rows; a new one for each run
 * @param columns the columns that the header must have, in order (OneRoster 1.2 CSV binding)
 * @param addedColumns the columns that it may have besides
 */
record Layout(
        RosterFile file,
        boolean required,
        Supplier<RowReader> readers,
        List<String> columns,
        List<String> addedColumns) {

    /** All of them in the order in which they are read: what is referred to comes first. */
    static final List<Layout> ALL = List.of(
            of(RosterFile.ORGS, true, () -> SchoolRows::org, "name type identifier parentSourcedId", ""),
            of(
                    RosterFile.ACADEMIC_SESSIONS,
                    true,
                    () -> SchoolRows::academicSession,
                    "title type startDate endDate parentSourcedId schoolYear",
                    ""),
            of(
                    RosterFile.COURSES,
                    true,
                    () -> SchoolRows::course,
                    "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
                    ""),
            of(
                    RosterFile.CLASSES,
                    true,
                    () -> SchoolRows::schoolClass,
                    "title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects"
                            + " subjectCodes periods",
                    "metadata.jp.specialNeeds"),
            of(
                    RosterFile.USERS,
                    true,
                    () -> new PersonRows()::user,
                    "enabledUser username userIds givenName familyName middleName identifier email sms phone agentSourcedIds"
                            + " grades password userMasterIdentifier preferredGivenName preferredMiddleName"
                            + " preferredFamilyName primaryOrgSourcedId pronouns",
                    "resourceSourcedIds metadata.jp.kanaGivenName metadata.jp.kanaFamilyName metadata.jp.kanaMiddleName"
                            + " metadata.jp.homeClass metadata.jp.kanaPreferredGivenName metadata.jp.kanaPreferredFamilyName"
                            + " metadata.jp.kanaPreferredMiddleName"),
            of(
                    RosterFile.USER_PROFILES,
                    false,
                    () -> new PersonRows()::userProfile,
                    "userSourcedId profileType vendorId applicationId description credentialType username password",
                    ""),
            of(
                    RosterFile.ROLES,
                    true,
                    () -> EnrollmentRows::role,
                    "userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId",
                    ""),
            of(
                    RosterFile.DEMOGRAPHICS,
                    false,
                    () -> new PersonRows()::demographics,
                    "birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican"
                            + " nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces"
                            + " hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation cityOfBirth"
                            + " publicSchoolResidenceStatus",
                    ""),
            of(
                    RosterFile.ENROLLMENTS,
                    true,
                    () -> EnrollmentRows::enrollment,
                    "classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
                    "metadata.jp.shussekiNo metadata.jp.publicFlg"));

    private static Layout of(
            RosterFile file, boolean required, Supplier<RowReader> readers, String columns, String addedColumns) {
        return new Layout(
                file,
                required,
                readers,
                List.of(("sourcedId status dateLastModified " + columns).split(" ")),
                addedColumns.isEmpty() ? List.of() : List.of(addedColumns.split(" ")));
    }
}
