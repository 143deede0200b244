package org.kakehashi.connectors.onerostercsv;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;

/**
 * One roster file and its columns (1EdTech OneRoster 1.2 CSV binding; Japan profiles).
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
            of(RosterFile.ORGS, true, () -> new SchoolRows()::org, "name type identifier parentSourcedId", ""),
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
                    "metadata.jp.shussekiNo metadata.jp.publicFlg"),
            resources(RosterFile.RESOURCES, "vendorResourceId title roles importance vendorId applicationId"),
            resources(RosterFile.CLASS_RESOURCES, "title classSourcedId resourceSourcedId"),
            resources(RosterFile.COURSE_RESOURCES, "title courseSourcedId resourceSourcedId"),
            resources(RosterFile.USER_RESOURCES, "userSourcedId orgSourcedId classSourcedId resourceSourcedId"),
            of(RosterFile.CATEGORIES, false, () -> GradebookRows::category, "title weight", ""),
            of(
                    RosterFile.SCORE_SCALES,
                    false,
                    () -> GradebookRows::scoreScale,
                    "title type orgSourcedId courseSourcedId classSourcedId scoreScaleValue",
                    ""),
            of(
                    RosterFile.LINE_ITEMS,
                    false,
                    () -> GradebookRows::lineItem,
                    "title description assignDate dueDate classSourcedId categorySourcedId academicSessionSourcedId"
                            + " resultValueMin resultValueMax schoolSourcedId",
                    ""),
            of(
                    RosterFile.RESULTS,
                    false,
                    () -> GradebookRows::result,
                    "lineItemSourcedId studentSourcedId scoreStatus score scoreDate comment textScore classSourcedId"
                            + " inProgress incomplete late missing",
                    ""),
            scaleUses(RosterFile.LINE_ITEM_SCORE_SCALES, GradebookRows.LINE_ITEM),
            scaleUses(RosterFile.RESULT_SCORE_SCALES, GradebookRows.RESULT),
            objectives(RosterFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS, GradebookRows.LINE_ITEM, ""),
            objectives(RosterFile.RESULT_LEARNING_OBJECTIVE_IDS, GradebookRows.RESULT, " score textScore"));

    private static final Map<RosterFile, Layout> BY_FILE =
            ALL.stream().collect(Collectors.toMap(Layout::file, layout -> layout));

    /** The layout of a file; each has one. */
    static Layout of(RosterFile file) {
        return Objects.requireNonNull(BY_FILE.get(file));
    }

    /** The columns without the three that every file begins with. */
    List<String> ownColumns() {
        return columns.subList(3, columns.size());
    }

    private static Layout resources(RosterFile file, String columns) {
        return of(file, false, () -> row -> new ResourceRecord(row.base(), file, row.cells(of(file))), columns, "");
    }

    private static Layout scaleUses(RosterFile file, String of) {
        return of(file, false, () -> GradebookRows.scaleUse(file, of), "title " + of + " scoreScaleSourcedId", "");
    }

    private static Layout objectives(RosterFile file, String of, String more) {
        return of(file, false, () -> GradebookRows.objective(file, of), of + " source learningObjectiveId" + more, "");
    }

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
