package org.kakehashi.hub.roster.internal.content;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.roster.AcademicSessionRecord;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.ClassRecord;
import org.kakehashi.connectors.spi.roster.CourseRecord;
import org.kakehashi.connectors.spi.roster.DemographicsRecord;
import org.kakehashi.connectors.spi.roster.EnrollmentRecord;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.UserName;
import org.kakehashi.connectors.spi.roster.UserName.Parts;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;
import org.kakehashi.connectors.spi.roster.UserRecord.UserId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes records again of what stands in the roster's tables. */
final class RosterRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private RosterRecords() {}

    /** The record of a row of the file's table. */
    static RosterRecord of(RosterFile file, ResultSet row, int number) throws SQLException {
        Base base = base(file, row, number);
        return switch (file) {
            case ORGS ->
                new OrgRecord(
                        base,
                        row.getString("name"),
                        row.getString("type"),
                        row.getString("identifier"),
                        row.getString("parent_sourced_id"));
            case ACADEMIC_SESSIONS ->
                new AcademicSessionRecord(
                        base,
                        row.getString("title"),
                        row.getString("type"),
                        row.getObject("start_date", LocalDate.class),
                        row.getObject("end_date", LocalDate.class),
                        row.getString("parent_sourced_id"),
                        row.getInt("school_year"));
            case COURSES ->
                new CourseRecord(
                        base,
                        row.getString("school_year_sourced_id"),
                        row.getString("title"),
                        row.getString("course_code"),
                        list(row, "grades"),
                        row.getString("org_sourced_id"),
                        list(row, "subjects"),
                        list(row, "subject_codes"));
            case CLASSES -> schoolClass(base, row);
            case USERS -> user(base, row);
            case USER_PROFILES ->
                new UserProfileRecord(
                        base,
                        row.getString("user_sourced_id"),
                        row.getString("profile_type"),
                        row.getString("vendor_id"),
                        row.getString("application_id"),
                        row.getString("description"),
                        row.getString("credential_type"),
                        row.getString("username"));
            case ROLES ->
                new RoleRecord(
                        base,
                        row.getString("user_sourced_id"),
                        row.getString("role_type"),
                        row.getString("role"),
                        row.getObject("begin_date", LocalDate.class),
                        row.getObject("end_date", LocalDate.class),
                        row.getString("org_sourced_id"),
                        row.getString("user_profile_sourced_id"));
            case DEMOGRAPHICS -> demographics(base, row);
            case ENROLLMENTS ->
                new EnrollmentRecord(
                        base,
                        row.getString("class_sourced_id"),
                        row.getString("school_sourced_id"),
                        row.getString("user_sourced_id"),
                        row.getString("role"),
                        row.getObject("is_primary", Boolean.class),
                        row.getObject("begin_date", LocalDate.class),
                        row.getObject("end_date", LocalDate.class),
                        row.getObject("attendance_number", Integer.class),
                        row.getObject("public_flag", Boolean.class));
            default -> GradebookRecords.of(base, file, row);
        };
    }

    private static Base base(RosterFile file, ResultSet row, int number) throws SQLException {
        OffsetDateTime moment = row.getObject("modified", OffsetDateTime.class);
        Instant modified = moment == null ? null : moment.toInstant();
        return new Base(
                new Origin(file.csvName(), number + 2L),
                row.getString("sourced_id"),
                modified == null ? null : Base.Status.ACTIVE,
                modified,
                texts(row.getString("metadata")));
    }

    private static ClassRecord schoolClass(Base base, ResultSet row) throws SQLException {
        return new ClassRecord(
                base,
                row.getString("title"),
                list(row, "grades"),
                row.getString("course_sourced_id"),
                row.getString("class_code"),
                row.getString("class_type"),
                row.getString("location"),
                row.getString("school_sourced_id"),
                list(row, "term_sourced_ids"),
                list(row, "subjects"),
                list(row, "subject_codes"),
                list(row, "periods"),
                row.getObject("special_needs", Boolean.class));
    }

    private static UserRecord user(Base base, ResultSet row) throws SQLException {
        return new UserRecord(
                base,
                row.getBoolean("enabled_user"),
                row.getString("username"),
                list(row, "user_ids").stream().map(RosterRecords::userId).toList(),
                new UserName(
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("middle_name"),
                        parts(row, "kana"),
                        parts(row, "preferred"),
                        parts(row, "kana_preferred")),
                row.getString("identifier"),
                row.getString("email"),
                row.getString("sms"),
                row.getString("phone"),
                list(row, "agent_sourced_ids"),
                list(row, "grades"),
                row.getObject("master_identifier", UUID.class),
                list(row, "resource_sourced_ids"),
                row.getString("primary_org_sourced_id"),
                row.getString("pronouns"),
                row.getString("home_class"));
    }

    private static Parts parts(ResultSet row, String prefix) throws SQLException {
        return new Parts(
                row.getString(prefix + "_given"), row.getString(prefix + "_family"), row.getString(prefix + "_middle"));
    }

    /** Kept as {@code {type:identifier}}; no type holds a colon. */
    private static UserId userId(String written) {
        int colon = written.indexOf(':');
        return new UserId(written.substring(1, colon), written.substring(colon + 1, written.length() - 1));
    }

    private static DemographicsRecord demographics(Base base, ResultSet row) throws SQLException {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (String flag : list(row, "race_flags")) {
            int equals = flag.indexOf('=');
            flags.put(flag.substring(0, equals), Boolean.valueOf(flag.substring(equals + 1)));
        }
        return new DemographicsRecord(
                base,
                row.getObject("birth_date", LocalDate.class),
                row.getString("sex"),
                flags,
                row.getString("country_of_birth_code"),
                row.getString("state_of_birth_abbreviation"),
                row.getString("city_of_birth"),
                row.getString("public_school_residence_status"));
    }

    static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static Map<String, String> texts(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, TEXTS);
    }
}
