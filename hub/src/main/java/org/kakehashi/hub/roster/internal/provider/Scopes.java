package org.kakehashi.hub.roster.internal.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.roster.internal.provider.ParentStore.Parent;
import org.kakehashi.hub.roster.internal.provider.model.Target;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** What is of one school, class, course, term or person. Whoever names one that the client can't see is told that there is none. */
@Component
class Scopes {
    private static final String ANY = "true";
    private static final String SCHOOL = "t.type = 'school'";
    private static final String CLASSES_OF_SCHOOL = """
            select %s from school_class c where c.tenant_id = :tenant and c.source = :ofSource and c.school_sourced_id = :ofId""";

    private final ParentStore parents;
    private final Clock clock;

    Scopes(ParentStore parents, Clock clock) {
        this.parents = parents;
        this.clock = clock;
    }

    /** Classes of a school. */
    Scope classesOfSchool(View view, String school) {
        return new Scope(
                "t.source = :ofSource and t.school_sourced_id = :ofId",
                school(view, school).values());
    }

    /** Courses of a school: its own, and those that its classes follow. */
    Scope coursesOfSchool(View view, String school) {
        return new Scope(
                "t.source = :ofSource and (t.org_sourced_id = :ofId or t.sourced_id in ("
                        + CLASSES_OF_SCHOOL.formatted("c.course_sourced_id") + "))",
                school(view, school).values());
    }

    /** Enrolments in a school's classes. */
    Scope enrollmentsOfSchool(View view, String school) {
        return new Scope(
                "(t.source, t.class_sourced_id) in (" + CLASSES_OF_SCHOOL.formatted("c.source, c.sourced_id") + ")",
                school(view, school).values());
    }

    /** Terms in which a school has classes. */
    Scope termsOfSchool(View view, String school) {
        return new Scope(
                "t.source = :ofSource and t.sourced_id in (" + CLASSES_OF_SCHOOL.formatted("unnest(c.term_sourced_ids)")
                        + ")",
                school(view, school).values());
    }

    /** Persons who have the role at a school, or will have it. */
    Scope usersOfSchool(View view, String school, String role) {
        return new Scope("""
                t.person_id in (select o.person_id from user_role r
                    join roster_user o on o.tenant_id = r.tenant_id and o.source = r.source and o.sourced_id = r.user_sourced_id
                    where r.tenant_id = :tenant and r.source = :ofSource and r.org_sourced_id = :ofId and r.role = :role
                        and :today <= r.valid_to)""", with(school(view, school), role));
    }

    /** Persons in a class; in one that is over, those who were in it to the end. */
    Scope usersOfClass(View view, @Nullable String school, String schoolClass, String role) {
        return new Scope("""
                t.person_id in (select o.person_id from school_class c
                    join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source and e.class_sourced_id = c.sourced_id
                    join roster_user o on o.tenant_id = e.tenant_id and o.source = e.source and o.sourced_id = e.user_sourced_id
                    where c.tenant_id = :tenant and c.source = :ofSource and c.sourced_id = :ofId and e.role = :role
                        and e.valid_to >= least(:today, c.valid_to))""", with(schoolClass(view, school, schoolClass), role));
    }

    /** Enrolments in a class of a school. */
    Scope enrollmentsOfClass(View view, String school, String schoolClass) {
        return ofClass(view, school, schoolClass);
    }

    /** What belongs to a class by its {@code class} reference. */
    Scope ofClass(View view, @Nullable String school, String schoolClass) {
        return new Scope(
                "t.source = :ofSource and t.class_sourced_id = :ofId",
                schoolClass(view, school, schoolClass).values());
    }

    /** Classes of a course. */
    Scope classesOfCourse(View view, String course) {
        return new Scope(
                "t.source = :ofSource and t.course_sourced_id = :ofId",
                parent(view, Target.COURSE, course, ANY).values());
    }

    /** Classes of a term. */
    Scope classesOfTerm(View view, String term) {
        return new Scope(
                "t.source = :ofSource and :ofId = any (t.term_sourced_ids)",
                term(view, term).values());
    }

    /** Grading periods of a term. */
    Scope periodsOfTerm(View view, String term) {
        return new Scope(
                "t.source = :ofSource and t.parent_sourced_id = :ofId",
                term(view, term).values());
    }

    /** Classes that a person is in, or will be, or was to their end; null: in any role. */
    Scope classesOfUser(View view, String user, @Nullable String role) {
        Map<String, Object> values = new HashMap<>(
                Map.of("ofPerson", person(view, user, role), "today", today(), "role", role == null ? "" : role));
        return new Scope("""
                (t.source, t.sourced_id) in (select e.source, e.class_sourced_id from roster_user o
                    join enrollment e on e.tenant_id = o.tenant_id and e.source = o.source and e.user_sourced_id = o.sourced_id
                    join school_class c on c.tenant_id = e.tenant_id and c.source = e.source and c.sourced_id = e.class_sourced_id
                    where o.tenant_id = :tenant and o.person_id = :ofPerson and e.valid_to >= least(:today, c.valid_to)
                        and (:role = '' or e.role = :role))""", values);
    }

    /** Results of a line item of a class. */
    Scope resultsOfLineItem(View view, String schoolClass, String lineItem) {
        Parent parent = schoolClass(view, null, schoolClass);
        UUID item = Expressions.uuid(lineItem);
        if (item == null || !parents.isOfClass(view.tenantId(), item, parent)) {
            throw unknown();
        }
        return new Scope("t.line_item_id = :ofItem", Map.of("ofItem", item));
    }

    /** Results of a student of a class. */
    Scope resultsOfStudent(View view, String schoolClass, String student) {
        Scope ofClass = ofClass(view, null, schoolClass);
        Map<String, Object> values = new HashMap<>(ofClass.values());
        values.put("ofPerson", person(view, student, "student"));
        return new Scope(ofClass.sql() + " and t.person_id = :ofPerson", values);
    }

    /** Everything, where there is such a class. */
    Scope ifClass(View view, String schoolClass) {
        schoolClass(view, null, schoolClass);
        return Scope.ALL;
    }

    /** Everything, where there is such a school. */
    Scope ifSchool(View view, String school) {
        school(view, school);
        return Scope.ALL;
    }

    private Map<String, Object> with(Parent parent, String role) {
        Map<String, Object> values = new HashMap<>(parent.values());
        values.put("role", role);
        values.put("today", today());
        return values;
    }

    private LocalDate today() {
        return SchoolDay.today(clock);
    }

    private Parent school(View view, String id) {
        return parent(view, Target.ORG, id, SCHOOL);
    }

    private Parent term(View view, String id) {
        return parent(view, Target.SESSION, id, "t.type in ('term', 'semester')");
    }

    private Parent schoolClass(View view, @Nullable String school, String id) {
        Parent found = parent(view, Target.CLASS, id, ANY);
        if (school != null) {
            Parent of = school(view, school);
            if (!found.source().equals(of.source()) || !parents.isAt(view.tenantId(), found, of)) {
                throw unknown();
            }
        }
        return found;
    }

    private Parent parent(View view, Target target, String id, String which) {
        return parents.find(view, target, id, which).orElseThrow(Scopes::unknown);
    }

    private UUID person(View view, String id, @Nullable String role) {
        return parents.person(view, id, role).orElseThrow(Scopes::unknown);
    }

    /** Says nothing of what was asked for, which may be somebody else's. */
    static HubException unknown() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such object.");
    }
}
