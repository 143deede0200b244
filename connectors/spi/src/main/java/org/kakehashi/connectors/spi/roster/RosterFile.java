package org.kakehashi.connectors.spi.roster;

/** The 21 data files of OneRoster 1.2 CSV, each also a {@code file.<name>} property of the manifest. */
public enum RosterFile {
    ACADEMIC_SESSIONS("academicSessions"),
    CATEGORIES("categories"),
    CLASSES("classes"),
    CLASS_RESOURCES("classResources"),
    COURSES("courses"),
    COURSE_RESOURCES("courseResources"),
    DEMOGRAPHICS("demographics"),
    ENROLLMENTS("enrollments"),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS("lineItemLearningObjectiveIds"),
    LINE_ITEMS("lineItems"),
    LINE_ITEM_SCORE_SCALES("lineItemScoreScales"),
    ORGS("orgs"),
    RESOURCES("resources"),
    RESULT_LEARNING_OBJECTIVE_IDS("resultLearningObjectiveIds"),
    RESULTS("results"),
    RESULT_SCORE_SCALES("resultScoreScales"),
    ROLES("roles"),
    SCORE_SCALES("scoreScales"),
    USER_PROFILES("userProfiles"),
    USER_RESOURCES("userResources"),
    USERS("users");

    private final String oneRosterName;

    RosterFile(String oneRosterName) {
        this.oneRosterName = oneRosterName;
    }

    /** OneRoster's name, such as {@code academicSessions}. */
    public String oneRosterName() {
        return oneRosterName;
    }

    /** The file's name inside the ZIP, such as {@code academicSessions.csv}. */
    public String csvName() {
        return oneRosterName + ".csv";
    }
}
