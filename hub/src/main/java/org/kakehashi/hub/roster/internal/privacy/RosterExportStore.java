package org.kakehashi.hub.roster.internal.privacy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's part of each roster as OneRoster 1.2 CSV with the Japan profile's columns, one folder a source: the person's own rows,
 * and the classes, courses, years and schools that these name. Of other persons only the ids stand there.
 */
@Component
@Order(20)
class RosterExportStore implements PersonExport {
    private static final String BASE = "t.sourced_id as \"sourcedId\", '' as status, '' as \"dateLastModified\", ";
    private static final String WITH = """
            with me as (select * from roster_user where tenant_id = :tenant and source = :source and person_id = :person),
                enrolled as (select e.* from enrollment e join me on e.user_sourced_id = me.sourced_id
                    where e.tenant_id = :tenant and e.source = :source),
                roled as (select r.* from user_role r join me on r.user_sourced_id = me.sourced_id
                    where r.tenant_id = :tenant and r.source = :source),
                attended as (select c.* from school_class c where c.tenant_id = :tenant and c.source = :source
                    and c.sourced_id in (select class_sourced_id from enrolled)),
                studied as (select c.* from course c where c.tenant_id = :tenant and c.source = :source
                    and c.sourced_id in (select course_sourced_id from attended)),
                place as (
                    with recursive up as (
                        select o.* from org o where o.tenant_id = :tenant and o.source = :source and o.sourced_id in (
                            select school_sourced_id from attended union select org_sourced_id from roled
                            union select org_sourced_id from studied union select school_sourced_id from enrolled)
                        union select o.* from org o join up on o.sourced_id = up.parent_sourced_id
                            where o.tenant_id = :tenant and o.source = :source)
                    select * from up),
                scored as (select r.* from roster_result r join me on r.student_sourced_id = me.sourced_id
                    where r.tenant_id = :tenant and r.source = :source),
                asked as (select i.* from roster_line_item i where i.tenant_id = :tenant and i.source = :source
                    and i.sourced_id in (select line_item_sourced_id from scored)),
                year as (select s.* from academic_session s where s.tenant_id = :tenant and s.source = :source
                    and (s.sourced_id in (select unnest(term_sourced_ids) from attended)
                        or s.sourced_id in (select school_year_sourced_id from studied)))
            select\s""";

    private static final Map<String, String> FILES = files();

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    RosterExportStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Columns as the CSV binding of OneRoster 1.2 names them, in its order. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("academicSessions", """
                t.title, t.type, t.start_date as "startDate", t.end_date as "endDate",
                t.parent_sourced_id as "parentSourcedId", t.school_year as "schoolYear" from year t""");
        files.put("orgs", """
                t.name, t.type, t.identifier, t.parent_sourced_id as "parentSourcedId" from place t""");
        files.put("courses", """
                t.school_year_sourced_id as "schoolYearSourcedId", t.title, t.course_code as "courseCode",
                array_to_string(t.grades, ',') as grades, t.org_sourced_id as "orgSourcedId",
                array_to_string(t.subjects, ',') as subjects, array_to_string(t.subject_codes, ',') as "subjectCodes" from studied t""");
        files.put("classes", """
                t.title, array_to_string(t.grades, ',') as grades, t.course_sourced_id as "courseSourcedId",
                t.class_code as "classCode", t.class_type as "classType", t.location, t.school_sourced_id as "schoolSourcedId",
                array_to_string(t.term_sourced_ids, ',') as "termSourcedIds", array_to_string(t.subjects, ',') as subjects,
                array_to_string(t.subject_codes, ',') as "subjectCodes", array_to_string(t.periods, ',') as periods,
                t.special_needs as "metadata.jp.specialNeeds" from attended t""");
        files.put("users", """
                t.enabled_user as "enabledUser", t.username, array_to_string(t.user_ids, ',') as "userIds",
                t.given_name as "givenName", t.family_name as "familyName", t.middle_name as "middleName", t.identifier, t.email, t.sms,
                t.phone, array_to_string(t.agent_sourced_ids, ',') as "agentSourcedIds", array_to_string(t.grades, ',') as grades,
                '' as password, t.master_identifier as "userMasterIdentifier", t.preferred_given as "preferredGivenName",
                t.preferred_middle as "preferredMiddleName", t.preferred_family as "preferredFamilyName",
                t.primary_org_sourced_id as "primaryOrgSourcedId", t.pronouns,
                array_to_string(t.resource_sourced_ids, ',') as "resourceSourcedIds",
                t.kana_given as "metadata.jp.kanaGivenName", t.kana_family as "metadata.jp.kanaFamilyName",
                t.kana_middle as "metadata.jp.kanaMiddleName", t.home_class as "metadata.jp.homeClass",
                t.kana_preferred_given as "metadata.jp.kanaPreferredGivenName",
                t.kana_preferred_family as "metadata.jp.kanaPreferredFamilyName",
                t.kana_preferred_middle as "metadata.jp.kanaPreferredMiddleName" from me t""");
        files.put("userProfiles", """
                t.user_sourced_id as "userSourcedId", t.profile_type as "profileType", t.vendor_id as "vendorId",
                t.application_id as "applicationId", t.description, t.credential_type as "credentialType", t.username, '' as password
                from user_profile t join me on t.tenant_id = :tenant and t.source = :source and t.user_sourced_id = me.sourced_id""");
        files.put("roles", """
                t.user_sourced_id as "userSourcedId", t.role_type as "roleType", t.role, t.begin_date as "beginDate",
                t.end_date as "endDate", t.org_sourced_id as "orgSourcedId",
                t.user_profile_sourced_id as "userProfileSourcedId" from roled t""");
        files.put("demographics", """
                t.birth_date as "birthDate", t.sex, %s, t.country_of_birth_code as "countryOfBirthCode",
                t.state_of_birth_abbreviation as "stateOfBirthAbbreviation", t.city_of_birth as "cityOfBirth",
                t.public_school_residence_status as "publicSchoolResidenceStatus"
                from demographics t join me on t.tenant_id = :tenant and t.source = :source and t.sourced_id = me.sourced_id""".formatted(races()));
        files.putAll(PersonGradebook.FILES);
        files.put("enrollments", """
                t.class_sourced_id as "classSourcedId", t.school_sourced_id as "schoolSourcedId",
                t.user_sourced_id as "userSourcedId", t.role, t.is_primary as "primary", t.begin_date as "beginDate",
                t.end_date as "endDate", t.attendance_number as "metadata.jp.shussekiNo",
                t.public_flag as "metadata.jp.publicFlg" from enrolled t""");
        return files;
    }

    private static String races() {
        List<String> columns = new ArrayList<>();
        for (String race : List.of(
                "americanIndianOrAlaskaNative",
                "asian",
                "blackOrAfricanAmerican",
                "nativeHawaiianOrOtherPacificIslander",
                "white",
                "demographicRaceTwoOrMoreRaces",
                "hispanicOrLatinoEthnicity")) {
            columns.add(
                    "(select split_part(flag, '=', 2) from unnest(t.race_flags) flag where split_part(flag, '=', 1) = '"
                            + race + "') as \"" + race + "\"");
        }
        return String.join(", ", columns);
    }

    @Override
    public void export(int tenantId, UUID personId, PersonArchive archive) throws IOException {
        for (String source : sources(tenantId, personId)) {
            String folder = "oneroster/" + source.replaceAll("[^\\p{L}\\p{N}._-]", "_") + "/";
            List<Map<String, @Nullable Object>> manifest =
                    new ArrayList<>(List.of(property("manifest.version", "1.0"), property("oneroster.version", "1.2")));
            for (RosterFile file : RosterFile.values()) {
                String select = FILES.get(file.oneRosterName());
                List<Map<String, @Nullable Object>> rows =
                        select == null ? List.of() : rows(select, tenantId, personId, source);
                archive.exactTable(folder + file.csvName(), rows);
                manifest.add(property("file." + file.oneRosterName(), rows.isEmpty() ? "absent" : "bulk"));
            }
            archive.exactTable(folder + "manifest.csv", manifest);
        }
        archive.table("oneroster/identity-links.csv", links(tenantId, personId));
    }

    private static Map<String, @Nullable Object> property(String name, String value) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("propertyName", name);
        row.put("value", value);
        return row;
    }

    private List<String> sources(int tenantId, UUID person) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(
                        "select distinct source from roster_user where tenant_id = :tenant and person_id = :person order by source")
                .param("tenant", tenantId)
                .param("person", person)
                .query(String.class)
                .list());
    }

    private List<Map<String, @Nullable Object>> rows(String select, int tenantId, UUID person, String source) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(WITH + BASE + select + " order by t.sourced_id")
                .param("tenant", tenantId)
                .param("person", person)
                .param("source", source)
                .query()
                .listOfRows());
    }

    private List<Map<String, @Nullable Object>> links(int tenantId, UUID person) {
        return transactions.readOnly(tenantId, () -> jdbc.sql("""
                        select source, source_key as key, valid_from as "from", nullif(valid_to, 'infinity') as "until"
                        from identity_link where tenant_id = :tenant and person_id = :person order by source, source_key, valid_from
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .query()
                .listOfRows());
    }
}
