package org.kakehashi.hub.roster.internal.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** The tables of the roster, what is referred to before what refers. */
public final class RosterTables {
    public static final RosterTable<OrgRecord> ORG = new RosterTable<>("org", RosterFile.ORGS, OrgRecord.class)
            .text("name", OrgRecord::name)
            .text("type", OrgRecord::type)
            .text("identifier", OrgRecord::identifier)
            .text("parent_sourced_id", OrgRecord::parentSourcedId);

    public static final RosterTable<AcademicSessionRecord> ACADEMIC_SESSION = new RosterTable<>(
                    "academic_session", RosterFile.ACADEMIC_SESSIONS, AcademicSessionRecord.class)
            .text("title", AcademicSessionRecord::title)
            .text("type", AcademicSessionRecord::type)
            .as("date", "start_date", AcademicSessionRecord::startDate)
            .as("date", "end_date", AcademicSessionRecord::endDate)
            .text("parent_sourced_id", AcademicSessionRecord::parentSourcedId)
            .as("int", "school_year", AcademicSessionRecord::schoolYear);

    public static final RosterTable<CourseRecord> COURSE = new RosterTable<>(
                    "course", RosterFile.COURSES, CourseRecord.class)
            .text("school_year_sourced_id", CourseRecord::schoolYearSourcedId)
            .text("title", CourseRecord::title)
            .text("course_code", CourseRecord::courseCode)
            .list("grades", CourseRecord::grades)
            .text("org_sourced_id", CourseRecord::orgSourcedId)
            .list("subjects", CourseRecord::subjects)
            .list("subject_codes", CourseRecord::subjectCodes);

    public static final RosterTable<ClassRecord> SCHOOL_CLASS = new RosterTable<>(
                    "school_class", RosterFile.CLASSES, ClassRecord.class)
            .text("title", ClassRecord::title)
            .list("grades", ClassRecord::grades)
            .text("course_sourced_id", ClassRecord::courseSourcedId)
            .text("class_code", ClassRecord::classCode)
            .text("class_type", ClassRecord::classType)
            .text("location", ClassRecord::location)
            .text("school_sourced_id", ClassRecord::schoolSourcedId)
            .list("term_sourced_ids", ClassRecord::termSourcedIds)
            .list("subjects", ClassRecord::subjects)
            .list("subject_codes", ClassRecord::subjectCodes)
            .list("periods", ClassRecord::periods)
            .as("boolean", "special_needs", ClassRecord::specialNeeds);

    public static final RosterTable<UserRecord> USER = new RosterTable<>(
                    "roster_user", RosterFile.USERS, UserRecord.class)
            .as("boolean", "enabled_user", UserRecord::enabledUser)
            .text("username", UserRecord::username)
            .list("user_ids", RosterTables::userIds)
            .text("given_name", user -> user.name().givenName())
            .text("family_name", user -> user.name().familyName())
            .text("middle_name", user -> user.name().middleName())
            .text("kana_given", part(UserName::kana, UserName.Parts::given))
            .text("kana_family", part(UserName::kana, UserName.Parts::family))
            .text("kana_middle", part(UserName::kana, UserName.Parts::middle))
            .text("preferred_given", part(UserName::preferred, UserName.Parts::given))
            .text("preferred_family", part(UserName::preferred, UserName.Parts::family))
            .text("preferred_middle", part(UserName::preferred, UserName.Parts::middle))
            .text("kana_preferred_given", part(UserName::kanaPreferred, UserName.Parts::given))
            .text("kana_preferred_family", part(UserName::kanaPreferred, UserName.Parts::family))
            .text("kana_preferred_middle", part(UserName::kanaPreferred, UserName.Parts::middle))
            .text("identifier", UserRecord::identifier)
            .text("email", UserRecord::email)
            .text("sms", UserRecord::sms)
            .text("phone", UserRecord::phone)
            .list("agent_sourced_ids", UserRecord::agentSourcedIds)
            .list("grades", UserRecord::grades)
            .as("uuid", "master_identifier", UserRecord::userMasterIdentifier)
            .list("resource_sourced_ids", UserRecord::resourceSourcedIds)
            .text("primary_org_sourced_id", UserRecord::primaryOrgSourcedId)
            .text("pronouns", UserRecord::pronouns)
            .text("home_class", UserRecord::homeClass);

    public static final RosterTable<UserProfileRecord> USER_PROFILE = new RosterTable<>(
                    "user_profile", RosterFile.USER_PROFILES, UserProfileRecord.class)
            .text("user_sourced_id", UserProfileRecord::userSourcedId)
            .text("profile_type", UserProfileRecord::profileType)
            .text("vendor_id", UserProfileRecord::vendorId)
            .text("application_id", UserProfileRecord::applicationId)
            .text("description", UserProfileRecord::description)
            .text("credential_type", UserProfileRecord::credentialType)
            .text("username", UserProfileRecord::username);

    public static final RosterTable<RoleRecord> USER_ROLE = new RosterTable<>(
                    "user_role", RosterFile.ROLES, RoleRecord.class)
            .text("user_sourced_id", RoleRecord::userSourcedId)
            .text("role_type", RoleRecord::roleType)
            .text("role", RoleRecord::role)
            .as("date", "begin_date", RoleRecord::beginDate)
            .as("date", "end_date", RoleRecord::endDate)
            .text("org_sourced_id", RoleRecord::orgSourcedId)
            .text("user_profile_sourced_id", RoleRecord::userProfileSourcedId);

    public static final RosterTable<DemographicsRecord> DEMOGRAPHICS = new RosterTable<>(
                    "demographics", RosterFile.DEMOGRAPHICS, DemographicsRecord.class)
            .as("date", "birth_date", DemographicsRecord::birthDate)
            .text("sex", DemographicsRecord::sex)
            .list("race_flags", RosterTables::raceFlags)
            .text("country_of_birth_code", DemographicsRecord::countryOfBirthCode)
            .text("state_of_birth_abbreviation", DemographicsRecord::stateOfBirthAbbreviation)
            .text("city_of_birth", DemographicsRecord::cityOfBirth)
            .text("public_school_residence_status", DemographicsRecord::publicSchoolResidenceStatus);

    public static final RosterTable<EnrollmentRecord> ENROLLMENT = new RosterTable<>(
                    "enrollment", RosterFile.ENROLLMENTS, EnrollmentRecord.class)
            .text("class_sourced_id", EnrollmentRecord::classSourcedId)
            .text("school_sourced_id", EnrollmentRecord::schoolSourcedId)
            .text("user_sourced_id", EnrollmentRecord::userSourcedId)
            .text("role", EnrollmentRecord::role)
            .as("boolean", "is_primary", EnrollmentRecord::primary)
            .as("date", "begin_date", EnrollmentRecord::beginDate)
            .as("date", "end_date", EnrollmentRecord::endDate)
            .as("int", "attendance_number", EnrollmentRecord::attendanceNumber)
            .as("boolean", "public_flag", EnrollmentRecord::publicFlag);

    /** All of them and those of the gradebook, in the order in which they are applied. */
    public static final List<RosterTable<?>> ALL = Stream.concat(
                    Stream.of(
                            ORG,
                            ACADEMIC_SESSION,
                            COURSE,
                            SCHOOL_CLASS,
                            USER,
                            USER_PROFILE,
                            USER_ROLE,
                            DEMOGRAPHICS,
                            ENROLLMENT),
                    GradebookTables.ALL.stream())
            .toList();

    private static final Map<RosterFile, RosterTable<?>> BY_FILE =
            ALL.stream().collect(Collectors.toMap(RosterTable::file, Function.identity()));

    private RosterTables() {}

    /** The table of a file; each has one. */
    public static RosterTable<?> of(RosterFile file) {
        return Objects.requireNonNull(BY_FILE.get(file));
    }

    private static Function<UserRecord, @Nullable String> part(
            Function<UserName, UserName.Parts> which, Function<UserName.Parts, @Nullable String> part) {
        return user -> part.apply(which.apply(user.name()));
    }

    private static List<String> userIds(UserRecord user) {
        return user.userIds().stream()
                .map(id -> "{" + id.type() + ":" + id.identifier() + "}")
                .toList();
    }

    private static List<String> raceFlags(DemographicsRecord demographics) {
        return new TreeMap<>(demographics.raceFlags())
                .entrySet().stream()
                        .map(flag -> flag.getKey() + "=" + flag.getValue())
                        .toList();
    }
}
