package org.kakehashi.hub.roster.internal.provider.model;

import static org.kakehashi.hub.roster.internal.provider.model.Field.holding;
import static org.kakehashi.hub.roster.internal.provider.model.Field.marked;
import static org.kakehashi.hub.roster.internal.provider.model.Field.ref;
import static org.kakehashi.hub.roster.internal.provider.model.Field.refs;
import static org.kakehashi.hub.roster.internal.provider.model.Field.text;
import static org.kakehashi.hub.roster.internal.provider.model.Field.token;

import java.util.List;
import org.kakehashi.hub.access.RosterRelease.Part;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;

/** Users, enrolments and demographics. With pairwise identifiers, a person of several rosters is one user: by the first that still delivers it. */
final class People {
    private static final String[] ROLES = {
        "aide",
        "counselor",
        "districtAdministrator",
        "guardian",
        "parent",
        "principal",
        "proctor",
        "relative",
        "siteAdministrator",
        "student",
        "systemAdministrator",
        "teacher"
    };
    private static final String[] ENROLLED_AS = {"administrator", "proctor", "student", "teacher"};
    private static final String[] RACES = {
        "americanIndianOrAlaskaNative",
        "asian",
        "blackOrAfricanAmerican",
        "nativeHawaiianOrOtherPacificIslander",
        "white",
        "demographicRaceTwoOrMoreRaces",
        "hispanicOrLatinoEthnicity"
    };

    /** Of rows that aren't delivered any more, the last to go tells when the person went. */
    private static final String AGO =
            "case when %1$s.active then interval '0' else timestamptz '9999-01-01Z' - %1$s.updated_at end";

    /** The one row of a person. */
    private static final String CHOSEN = """
            not exists (select from roster_user o where o.tenant_id = t.tenant_id and o.person_id = t.person_id
                and (not o.active, %1$s, o.source, o.sourced_id) < (not t.active, %2$s, t.source, t.sourced_id))""".formatted(AGO.formatted("o"), AGO.formatted("t"));

    /** A user changes with the roles and profiles. */
    private static final String SINCE = """
            (t.source, t.sourced_id) in (
                select c.source, c.sourced_id from roster_user c where c.tenant_id = :tenant and c.updated_at {}
                union all select r.source, r.user_sourced_id from user_role r where r.tenant_id = :tenant and r.updated_at {}
                union all select f.source, f.user_sourced_id from user_profile f where f.tenant_id = :tenant and f.updated_at {})""";

    /** Holds the source's own id, which may tell of the person as a user name does. */
    private static final String PROFILE_ID =
            "'urn:kakehashi:profile:' || replace(replace(encode(convert_to(%s, 'UTF8'), 'base64'), E'\\n', ''), '=', '')";

    private People() {}

    static Entity users(boolean pairwise) {
        List<Field> fields = Model.base(Kind.PERSON_ID, """
                greatest(t.updated_at,
                    (select max(r.updated_at) from user_role r where r.tenant_id = t.tenant_id and r.source = t.source
                        and r.user_sourced_id = t.sourced_id),
                    (select max(f.updated_at) from user_profile f where f.tenant_id = t.tenant_id and f.source = t.source
                        and f.user_sourced_id = t.sourced_id))""");
        fields.set(2, fields.get(2).since(SINCE));
        names(fields);
        fields.add(text("userMasterIdentifier", "t.master_identifier::text").released(Part.MASTER_IDENTIFIER));
        fields.add(text("username", "t.username").released(Part.USERNAME));
        fields.add(holding("userIds", Kind.OBJECTS, USER_IDS).released(Part.USER_IDS));
        fields.add(holding("enabledUser", Kind.FLAG, "t.enabled_user").whenGone("false"));
        fields.add(holding("roles", Kind.OBJECTS, roles(pairwise)).whenGone(rolesOfGone(pairwise)));
        fields.add(text("roles.role", marked("r.role", ROLES)).inside(inRole(pairwise)));
        fields.add(text("roles.roleType", "r.role_type").inside(inRole(pairwise)));
        fields.add(ref("roles.org.sourcedId", Target.ORG, "r.org_sourced_id").inside(inRole(pairwise)));
        fields.add(holding("userProfiles", Kind.OBJECTS, PROFILES).released(Part.USERNAME));
        fields.add(ref("primaryOrg", Target.ORG, "t.primary_org_sourced_id"));
        fields.add(text("identifier", "t.identifier").released(Part.USER_IDS));
        fields.add(text("email", "t.email").released(Part.EMAIL));
        fields.add(text("sms", "t.sms").released(Part.PHONE));
        fields.add(text("phone", "t.phone").released(Part.PHONE));
        fields.add(refs("agents", Target.USER, "t.agent_sourced_ids"));
        fields.add(holding("grades", Kind.WORDS, "t.grades"));
        fields.add(Field.absent("password"));
        fields.add(Field.absent("resources"));
        return new Entity(
                "user",
                "users",
                "roster_user t",
                pairwise ? "t.person_id" : "t.sourced_id",
                pairwise ? "uuid" : "text",
                (pairwise ? CHOSEN : Model.ofSource(false)) + " and (t.active or t.updated_at > :goneSince)",
                "t.active",
                "",
                "t.person_id <> all (:out)",
                List.copyOf(fields));
    }

    /** The OpenAPI requires the two names: unreleased ones are empty. */
    private static void names(List<Field> fields) {
        fields.add(text("givenName", "t.given_name").released(Part.NAME).whenGone("''"));
        fields.add(text("familyName", "t.family_name").released(Part.NAME).whenGone("''"));
        fields.add(text("middleName", "t.middle_name").released(Part.NAME));
        fields.add(text("preferredFirstName", "t.preferred_given").released(Part.NAME));
        fields.add(text("preferredMiddleName", "t.preferred_middle").released(Part.NAME));
        fields.add(text("preferredLastName", "t.preferred_family").released(Part.NAME));
        fields.add(text("pronouns", "t.pronouns").released(Part.NAME));
        fields.add(text("metadata.jp.kanaGivenName", "t.kana_given").released(Part.KANA));
        fields.add(text("metadata.jp.kanaFamilyName", "t.kana_family").released(Part.KANA));
        fields.add(text("metadata.jp.kanaMiddleName", "t.kana_middle").released(Part.KANA));
        fields.add(text("metadata.jp.kanaPreferredGivenName", "t.kana_preferred_given")
                .released(Part.KANA));
        fields.add(text("metadata.jp.kanaPreferredFamilyName", "t.kana_preferred_family")
                .released(Part.KANA));
        fields.add(text("metadata.jp.kanaPreferredMiddleName", "t.kana_preferred_middle")
                .released(Part.KANA));
        fields.add(new Field(
                "metadata.jp.homeClass", Kind.REF, "t.home_class", Target.CLASS, null, null, null, null, true));
    }

    /** Users with a role {@code r} of which {@code {}} holds. */
    static String inRole(boolean pairwise) {
        return pairwise ? """
                t.person_id in (select o.person_id from user_role r
                    join roster_user o on o.tenant_id = r.tenant_id and o.source = r.source and o.sourced_id = r.user_sourced_id
                    where r.tenant_id = :tenant and {})""" : """
                t.sourced_id in (select r.user_sourced_id from user_role r
                    where r.tenant_id = :tenant and r.source = :source and {})""";
    }

    /** Roles that haven't ended; where a roster names none, what the person does in classes. */
    private static String roles(boolean pairwise) {
        String mine = pairwise ? "o.person_id = t.person_id" : "o.source = t.source and o.sourced_id = t.sourced_id";
        String org = pairwise
                ? "(select x.org_id::text from org x where x.tenant_id = r.tenant_id and x.source = r.source and x.sourced_id = %s)"
                : "%s";
        return """
                coalesce(
                    (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('roleType', r.role_type, 'role', %1$s, 'org', %2$s,
                            'userProfile', %3$s, 'beginDate', r.begin_date, 'endDate', r.end_date)) order by r.source, r.sourced_id)
                        from roster_user o join user_role r on r.tenant_id = o.tenant_id and r.source = o.source
                            and r.user_sourced_id = o.sourced_id
                        where o.tenant_id = t.tenant_id and %4$s and not r.kept
                            and (r.active or %6$s)),
                    (select jsonb_agg(distinct jsonb_build_object('roleType', 'primary', 'role', %1$s, 'org', %5$s))
                        from roster_user o join enrollment r on r.tenant_id = o.tenant_id and r.source = o.source
                            and r.user_sourced_id = o.sourced_id
                        where o.tenant_id = t.tenant_id and %4$s))""".formatted(
                        marked("r.role", ROLES),
                        org.formatted("r.org_sourced_id"),
                        "case when :profiles then " + PROFILE_ID.formatted("r.user_profile_sourced_id") + " end",
                        mine,
                        org.formatted("r.school_sourced_id"),
                        Model.ENDS_LATER.formatted("r"));
    }

    /** The OpenAPI requires one: what the person was, at what stands above the schools, where there is such. */
    private static String rolesOfGone(boolean pairwise) {
        String mine = pairwise ? "o.person_id = t.person_id" : "o.source = t.source and o.sourced_id = t.sourced_id";
        return """
                (select jsonb_agg(distinct jsonb_build_object('roleType', 'primary', 'role', %1$s, 'org', coalesce(
                        (select min(x.%3$s::text) from org x where x.tenant_id = r.tenant_id and x.source = r.source
                            and x.parent_sourced_id is null and x.type <> 'school'),
                        (select x.%3$s::text from org x where x.tenant_id = r.tenant_id and x.source = r.source
                            and x.sourced_id = r.org_sourced_id))))
                    from roster_user o join (
                        select tenant_id, source, user_sourced_id, role, org_sourced_id from user_role where not kept
                        union all select tenant_id, source, user_sourced_id, role, school_sourced_id from enrollment where not kept) r
                        on r.tenant_id = o.tenant_id and r.source = o.source and r.user_sourced_id = o.sourced_id
                    where o.tenant_id = t.tenant_id and %2$s)""".formatted(marked("r.role", ROLES), mine, pairwise ? "org_id" : "sourced_id");
    }

    private static final String USER_IDS = """
            (select jsonb_agg(jsonb_build_object('type', split_part(trim(both '{}' from i), ':', 1),
                'identifier', substr(trim(both '{}' from i), strpos(trim(both '{}' from i), ':') + 1))) from unnest(t.user_ids) i)""";

    private static final String PROFILES = """
            (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('profileId', %s, 'profileType', f.profile_type,
                'vendorId', f.vendor_id, 'applicationId', f.application_id, 'description', f.description, 'credentials',
                jsonb_build_array(jsonb_build_object('type', f.credential_type, 'username', f.username)))) order by f.sourced_id)
                from user_profile f where f.tenant_id = t.tenant_id and f.source = t.source and f.user_sourced_id = t.sourced_id
                    and f.active)""".formatted(PROFILE_ID.formatted("f.sourced_id"));

    static Entity enrollments(boolean pairwise) {
        List<Field> fields = Model.base(pairwise ? Kind.CLIENT_ID : Kind.ID, "t.updated_at");
        Model.untilTheyEnd(fields);
        fields.add(holding("metadata.jp.shussekiNo", Kind.NUMBER, "t.attendance_number")
                .released(Part.ATTENDANCE_NUMBER));
        fields.add(holding("metadata.jp.publicFlg", Kind.FLAG, "t.public_flag"));
        fields.add(ref("user", Target.USER, "t.user_sourced_id").lasting());
        fields.add(ref("class", Target.CLASS, "t.class_sourced_id").lasting());
        fields.add(ref("school", Target.ORG, "t.school_sourced_id").lasting());
        fields.add(token("role", "t.role", ENROLLED_AS).lasting());
        fields.add(holding("primary", Kind.FLAG, "t.is_primary"));
        fields.add(holding("beginDate", Kind.DATE, "t.begin_date"));
        fields.add(holding("endDate", Kind.DATE, "t.end_date"));
        return new Entity(
                "enrollment",
                "enrollments",
                "enrollment t",
                pairwise ? "t.enrollment_id" : "t.sourced_id",
                pairwise ? "uuid" : "text",
                "not t.kept and " + Gone.enrolledTold(pairwise) + (pairwise ? "" : " and " + Model.ofSource(false)),
                Gone.enrolledThere(pairwise),
                pairwise ? "t.class_sourced_id, t.source" : "",
                """
                (t.source, t.user_sourced_id) not in (select u.source, u.sourced_id from roster_user u
                    where u.tenant_id = :tenant and u.person_id = any (:out))""",
                List.copyOf(fields));
    }

    static Entity demographics(boolean pairwise) {
        List<Field> fields = Model.base(Kind.PERSON_ID, "t.updated_at");
        fields.add(holding("birthDate", Kind.DATE, "t.birth_date"));
        fields.add(token("sex", "t.sex", "male", "female", "unspecified", "other"));
        for (String race : RACES) {
            fields.add(holding(
                    race,
                    Kind.FLAG,
                    "(select split_part(f, '=', 2)::boolean from unnest(t.race_flags) f where split_part(f, '=', 1) = '"
                            + race + "')"));
        }
        fields.add(text("countryOfBirthCode", "t.country_of_birth_code"));
        fields.add(text("stateOfBirthAbbreviation", "t.state_of_birth_abbreviation"));
        fields.add(text("cityOfBirth", "t.city_of_birth"));
        fields.add(text("publicSchoolResidenceStatus", "t.public_school_residence_status"));
        return new Entity(
                "demographics",
                "demographics",
                "(select d.*, u.person_id, u.active as user_active, u.updated_at as user_updated_at from demographics d join roster_user u on u.tenant_id = d.tenant_id and u.source = d.source"
                        + " and u.sourced_id = d.sourced_id) t",
                pairwise ? "t.person_id" : "t.sourced_id",
                pairwise ? "uuid" : "text",
                (pairwise ? CHOSEN_DEMOGRAPHICS : Model.ofSource(false))
                        + " and (t.active or t.updated_at > :goneSince) and " + Gone.told(pairwise),
                "(t.active and " + Gone.there(pairwise) + ")",
                "",
                "t.person_id <> all (:out)",
                List.copyOf(fields));
    }

    private static final String CHOSEN_DEMOGRAPHICS = """
            not exists (select from demographics e join roster_user o on o.tenant_id = e.tenant_id and o.source = e.source
                    and o.sourced_id = e.sourced_id
                where o.tenant_id = t.tenant_id and o.person_id = t.person_id
                    and (not e.active, %1$s, e.source, e.sourced_id) < (not t.active, %2$s, t.source, t.sourced_id))""".formatted(AGO.formatted("e"), AGO.formatted("t"));
}
