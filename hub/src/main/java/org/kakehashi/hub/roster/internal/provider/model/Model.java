package org.kakehashi.hub.roster.internal.provider.model;

import static org.kakehashi.hub.roster.internal.provider.model.Field.holding;
import static org.kakehashi.hub.roster.internal.provider.model.Field.ref;
import static org.kakehashi.hub.roster.internal.provider.model.Field.refs;
import static org.kakehashi.hub.roster.internal.provider.model.Field.text;
import static org.kakehashi.hub.roster.internal.provider.model.Field.token;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;

/** All kinds, for clients that go by pairwise identifiers, or by those of a source. */
public final class Model {
    private static final Model PAIRWISE = new Model(true);
    private static final Model OF_SOURCE = new Model(false);

    /** That a row ends no earlier than today. */
    static final String ENDS_LATER = "%s.valid_to >= (now() at time zone 'Asia/Tokyo')::date";

    private final boolean pairwise;

    private Model(boolean pairwise) {
        this.pairwise = pairwise;
    }

    /** The kinds as a client sees them. */
    public static Model forClient(boolean pairwise) {
        return pairwise ? PAIRWISE : OF_SOURCE;
    }

    /** Years, semesters, terms, grading periods. */
    public Entity sessions() {
        List<Field> fields = base(Kind.ID, "t.updated_at");
        fields.add(holding("metadata", Kind.OBJECTS, "t.metadata"));
        fields.add(text("title", "t.title"));
        fields.add(holding("startDate", Kind.DATE, "t.start_date"));
        fields.add(holding("endDate", Kind.DATE, "t.end_date"));
        fields.add(token("type", "t.type", "gradingPeriod", "semester", "schoolYear", "term"));
        fields.add(ref("parent", Target.SESSION, "t.parent_sourced_id"));
        fields.add(refs("children", Target.SESSION, children("academic_session")));
        fields.add(text("schoolYear", "t.school_year::text"));
        return entity("academicSession", "academicSessions", "academic_session", Target.SESSION, fields);
    }

    /** Sessions of these types, as {@code terms} and {@code gradingPeriods} are. */
    public Entity sessions(String... types) {
        return sessions()
                .like("academicSession", "academicSessions", "t.type in ('" + String.join("', '", types) + "')");
    }

    /** Schools and what is above them. */
    public Entity orgs() {
        List<Field> fields = base(Kind.ID, "t.updated_at");
        fields.add(holding("metadata", Kind.OBJECTS, "t.metadata"));
        fields.add(text("name", "t.name"));
        fields.add(token("type", "t.type", "department", "district", "local", "national", "school", "state"));
        fields.add(text("identifier", "coalesce(t.identifier, '')"));
        fields.add(ref("parent", Target.ORG, "t.parent_sourced_id"));
        fields.add(refs("children", Target.ORG, children("org")));
        return entity("org", "orgs", "org", Target.ORG, fields);
    }

    /** Orgs that are schools. */
    public Entity schools() {
        return orgs().like("org", "orgs", "t.type = 'school'");
    }

    /** Courses. */
    public Entity courses() {
        List<Field> fields = base(Kind.ID, "t.updated_at");
        fields.add(holding("metadata", Kind.OBJECTS, "t.metadata"));
        fields.add(text("title", "t.title"));
        fields.add(ref("schoolYear", Target.SESSION, "t.school_year_sourced_id"));
        fields.add(text("courseCode", "coalesce(t.course_code, '')"));
        fields.add(holding("grades", Kind.WORDS, "t.grades"));
        fields.add(holding("subjects", Kind.WORDS, "t.subjects"));
        fields.add(ref("org", Target.ORG, "t.org_sourced_id"));
        fields.add(holding("subjectCodes", Kind.WORDS, "t.subject_codes"));
        fields.add(Field.absent("resources"));
        return entity("course", "courses", "course", Target.COURSE, fields);
    }

    /** Classes. */
    public Entity classes() {
        List<Field> fields = base(Kind.ID, "t.updated_at");
        untilTheyEnd(fields);
        fields.add(holding("metadata", Kind.OBJECTS, "t.metadata"));
        fields.add(holding("metadata.jp.specialNeeds", Kind.FLAG, "t.special_needs"));
        fields.add(text("title", "t.title"));
        fields.add(text("classCode", "t.class_code"));
        fields.add(token("classType", "t.class_type", "homeroom", "scheduled"));
        fields.add(text("location", "t.location"));
        fields.add(holding("grades", Kind.WORDS, "t.grades"));
        fields.add(holding("subjects", Kind.WORDS, "t.subjects"));
        fields.add(ref("course", Target.COURSE, "t.course_sourced_id"));
        fields.add(ref("school", Target.ORG, "t.school_sourced_id"));
        fields.add(refs("terms", Target.SESSION, "t.term_sourced_ids"));
        fields.add(holding("subjectCodes", Kind.WORDS, "t.subject_codes"));
        fields.add(holding("periods", Kind.WORDS, "t.periods"));
        fields.add(Field.absent("resources"));
        return entity("class", "classes", "school_class", Target.CLASS, fields);
    }

    /** Persons. */
    public Entity users() {
        return People.users(pairwise);
    }

    /** Persons who have, or had, that role somewhere. */
    public Entity users(String role) {
        return users().like("user", "users", People.inRole(pairwise).replace("{}", "r.role = '" + role + "'"));
    }

    /** Who is in which class. */
    public Entity enrollments() {
        return People.enrollments(pairwise);
    }

    /** What is held of persons' birth and origin. */
    public Entity demographics() {
        return People.demographics(pairwise);
    }

    /** The gradebook's kinds. */
    public Marks marks() {
        return new Marks(pairwise);
    }

    private Entity entity(String single, String plural, String table, Target target, List<Field> fields) {
        return new Entity(
                single,
                plural,
                table + " t",
                pairwise ? "t." + target.id() : "t.sourced_id",
                pairwise ? "uuid" : "text",
                ofSource(pairwise),
                "",
                "",
                "",
                List.copyOf(fields));
    }

    /** What every object has. */
    static List<Field> base(Kind id, String changed) {
        List<Field> fields = new ArrayList<>();
        fields.add(holding("sourcedId", id, "").lasting());
        fields.add(status("t.active"));
        fields.add(holding("dateLastModified", Kind.INSTANT, changed).lasting());
        return fields;
    }

    /** The status of those that may end on a day to come: until then they are active. */
    static void untilTheyEnd(List<Field> fields) {
        fields.set(1, status("t.active or " + ENDS_LATER.formatted("t")));
    }

    private static Field status(String active) {
        return text("status", "case when " + active + " then 'active' else 'tobedeleted' end")
                .whenGone("'tobedeleted'");
    }

    static String ofSource(boolean pairwise) {
        return pairwise ? "" : "t.source = :source";
    }

    private static String children(String table) {
        return "array(select c.sourced_id from %s c where c.tenant_id = t.tenant_id and c.source = t.source and c.parent_sourced_id = t.sourced_id)"
                .formatted(table);
    }
}
