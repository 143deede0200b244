package org.kakehashi.connectors.onerostercsv;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.CategoryRecord;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.LearningObjectiveRecord;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleUseRecord;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** A record's cells by column, named as in {@link Layout}: what {@link Row} reads, the other way round. */
final class WrittenCells {

    private final Map<String, String> cells = new HashMap<>();

    private WrittenCells() {}

    /** The cells that hold something. */
    static Map<String, String> of(RosterRecord record) {
        WrittenCells written = new WrittenCells();
        written.base(record.base());
        written.own(record);
        return written.cells;
    }

    private WrittenCells put(String column, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            cells.put(column, number.toPlainString());
        } else if (value instanceof List<?> list) {
            cells.put(
                    column, String.join(",", list.stream().map(Object::toString).toList()));
        } else if (value != null) {
            cells.put(column, value.toString());
        }
        return this;
    }

    private void base(Base base) {
        put("sourcedId", base.sourcedId()).put("dateLastModified", base.dateLastModified());
        if (base.status() != null) {
            put("status", base.status() == Base.Status.ACTIVE ? "active" : "tobedeleted");
        }
        base.metadata().forEach((name, value) -> put("metadata." + name, value));
    }

    private void own(RosterRecord record) {
        switch (record) {
            case OrgRecord org ->
                put("name", org.name())
                        .put("type", org.type())
                        .put("identifier", org.identifier())
                        .put("parentSourcedId", org.parentSourcedId());
            case AcademicSessionRecord session ->
                put("title", session.title())
                        .put("type", session.type())
                        .put("startDate", session.startDate())
                        .put("endDate", session.endDate())
                        .put("parentSourcedId", session.parentSourcedId())
                        .put("schoolYear", session.schoolYear());
            case CourseRecord course ->
                put("schoolYearSourcedId", course.schoolYearSourcedId())
                        .put("title", course.title())
                        .put("courseCode", course.courseCode())
                        .put("grades", course.grades())
                        .put("orgSourcedId", course.orgSourcedId())
                        .put("subjects", course.subjects())
                        .put("subjectCodes", course.subjectCodes());
            case ClassRecord one -> schoolClass(one);
            case UserRecord user -> user(user);
            case UserProfileRecord profile ->
                put("userSourcedId", profile.userSourcedId())
                        .put("profileType", profile.profileType())
                        .put("vendorId", profile.vendorId())
                        .put("applicationId", profile.applicationId())
                        .put("description", profile.description())
                        .put("credentialType", profile.credentialType())
                        .put("username", profile.username());
            case RoleRecord role ->
                put("userSourcedId", role.userSourcedId())
                        .put("roleType", role.roleType())
                        .put("role", role.role())
                        .put("beginDate", role.beginDate())
                        .put("endDate", role.endDate())
                        .put("orgSourcedId", role.orgSourcedId())
                        .put("userProfileSourcedId", role.userProfileSourcedId());
            case DemographicsRecord demographics -> {
                demographics.raceFlags().forEach(this::put);
                put("birthDate", demographics.birthDate())
                        .put("sex", demographics.sex())
                        .put("countryOfBirthCode", demographics.countryOfBirthCode())
                        .put("stateOfBirthAbbreviation", demographics.stateOfBirthAbbreviation())
                        .put("cityOfBirth", demographics.cityOfBirth())
                        .put("publicSchoolResidenceStatus", demographics.publicSchoolResidenceStatus());
            }
            case EnrollmentRecord enrollment ->
                put("classSourcedId", enrollment.classSourcedId())
                        .put("schoolSourcedId", enrollment.schoolSourcedId())
                        .put("userSourcedId", enrollment.userSourcedId())
                        .put("role", enrollment.role())
                        .put("primary", enrollment.primary())
                        .put("beginDate", enrollment.beginDate())
                        .put("endDate", enrollment.endDate())
                        .put("metadata.jp.shussekiNo", enrollment.attendanceNumber())
                        .put("metadata.jp.publicFlg", enrollment.publicFlag());
            case ResourceRecord resource -> cells.putAll(resource.cells());
            case CategoryRecord category -> put("title", category.title()).put("weight", category.weight());
            case ScoreScaleRecord scale ->
                put("title", scale.title())
                        .put("type", scale.type())
                        .put("orgSourcedId", scale.orgSourcedId())
                        .put("courseSourcedId", scale.courseSourcedId())
                        .put("classSourcedId", scale.classSourcedId())
                        .put("scoreScaleValue", scale.values());
            case LineItemRecord item -> lineItem(item);
            case ResultRecord result -> result(result);
            case ScoreScaleUseRecord use ->
                put("title", use.title())
                        .put(of(use.file()), use.ofSourcedId())
                        .put("scoreScaleSourcedId", use.scoreScaleSourcedId());
            case LearningObjectiveRecord objective ->
                put(of(objective.file()), objective.ofSourcedId())
                        .put("source", objective.source())
                        .put("learningObjectiveId", objective.learningObjectiveId())
                        .put("score", objective.score())
                        .put("textScore", objective.textScore());
        }
    }

    private static String of(RosterFile file) {
        return file == RosterFile.LINE_ITEM_SCORE_SCALES || file == RosterFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS
                ? GradebookRows.LINE_ITEM
                : GradebookRows.RESULT;
    }

    private void schoolClass(ClassRecord one) {
        put("title", one.title())
                .put("grades", one.grades())
                .put("courseSourcedId", one.courseSourcedId())
                .put("classCode", one.classCode())
                .put("classType", one.classType())
                .put("location", one.location())
                .put("schoolSourcedId", one.schoolSourcedId())
                .put("termSourcedIds", one.termSourcedIds())
                .put("subjects", one.subjects())
                .put("subjectCodes", one.subjectCodes())
                .put("periods", one.periods())
                .put("metadata.jp.specialNeeds", one.specialNeeds());
    }

    private void user(UserRecord user) {
        put("enabledUser", user.enabledUser())
                .put("username", user.username())
                .put(
                        "userIds",
                        user.userIds().stream()
                                .map(id -> "{" + id.type() + ":" + id.identifier() + "}")
                                .toList())
                .put("givenName", user.name().givenName())
                .put("familyName", user.name().familyName())
                .put("middleName", user.name().middleName())
                .put("identifier", user.identifier())
                .put("email", user.email())
                .put("sms", user.sms())
                .put("phone", user.phone())
                .put("agentSourcedIds", user.agentSourcedIds())
                .put("grades", user.grades())
                .put("userMasterIdentifier", user.userMasterIdentifier())
                .put("resourceSourcedIds", user.resourceSourcedIds())
                .put("primaryOrgSourcedId", user.primaryOrgSourcedId())
                .put("pronouns", user.pronouns())
                .put("metadata.jp.homeClass", user.homeClass());
        names("metadata.jp.kana", user.name().kana());
        names("preferred", user.name().preferred());
        names("metadata.jp.kanaPreferred", user.name().kanaPreferred());
    }

    private void names(String prefix, Parts parts) {
        put(prefix + "GivenName", parts.given())
                .put(prefix + "FamilyName", parts.family())
                .put(prefix + "MiddleName", parts.middle());
    }

    private void lineItem(LineItemRecord item) {
        put("title", item.title())
                .put("description", item.description())
                .put("assignDate", item.assignDate())
                .put("dueDate", item.dueDate())
                .put("classSourcedId", item.classSourcedId())
                .put("categorySourcedId", item.categorySourcedId())
                .put("academicSessionSourcedId", item.academicSessionSourcedId())
                .put("resultValueMin", item.resultValueMin())
                .put("resultValueMax", item.resultValueMax())
                .put("schoolSourcedId", item.schoolSourcedId());
    }

    private void result(ResultRecord result) {
        put("lineItemSourcedId", result.lineItemSourcedId())
                .put("studentSourcedId", result.studentSourcedId())
                .put("scoreStatus", result.scoreStatus())
                .put("score", result.score())
                .put("scoreDate", result.scoreDate())
                .put("comment", result.comment())
                .put("textScore", result.textScore())
                .put("classSourcedId", result.classSourcedId())
                .put("inProgress", result.inProgress())
                .put("incomplete", result.incomplete())
                .put("late", result.late())
                .put("missing", result.missing());
    }
}
