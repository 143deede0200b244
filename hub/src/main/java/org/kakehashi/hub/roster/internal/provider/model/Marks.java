package org.kakehashi.hub.roster.internal.provider.model;

import static org.kakehashi.hub.roster.internal.provider.model.Field.holding;
import static org.kakehashi.hub.roster.internal.provider.model.Field.ref;
import static org.kakehashi.hub.roster.internal.provider.model.Field.text;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;

/**
 * Categories, line items, results and score scales. What tools said stands in the views {@code gradebook_line_item} and {@code
 * gradebook_result}, which the module {@code lti} has for others. Every line item is of one category; there are no score scales.
 */
public final class Marks {
    private static final String CLASS = """
            c.source, c.sourced_id as class_sourced_id, c.school_sourced_id, c.term_sourced_ids, c.valid_to, c.valid_from, true as active
            from %s g join school_class c on c.tenant_id = g.tenant_id and c.class_id = g.class_id""";

    private static final String LINE_ITEMS = "(select g.*, " + CLASS.formatted("gradebook_line_item") + ") t";

    private static final String RESULTS =
            "(select g.*, u.sourced_id as user_sourced_id, u.active as user_active, u.updated_at as user_updated_at, "
                    + CLASS.formatted("gradebook_result") + "\n" + """
             join lateral (select u.sourced_id, u.active, u.updated_at from roster_user u where u.tenant_id = g.tenant_id and u.person_id = g.person_id
                and u.source = c.source order by not u.active, u.sourced_id limit 1) u on true) t""";

    private static final String DAY = "(t.%s at time zone 'Asia/Tokyo')::date";

    private static final String ONE_CATEGORY = """
            (select cast(:tenant as int) as tenant_id, 'tools' as category_id, true as active,
                timestamptz '2026-04-01T00:00:00Z' as changed_at) t""";

    private static final String NO_SCALES = """
            (select cast(:tenant as int) as tenant_id, '' as scale_id, true as active, now() as changed_at where false) t""";

    private final boolean pairwise;

    Marks(boolean pairwise) {
        this.pairwise = pairwise;
    }

    /** What tools' line items are in. */
    public Entity categories() {
        List<Field> fields = base();
        fields.add(text("title", "'学習ツール'"));
        return entity("category", "categories", ONE_CATEGORY, "t.category_id", "text", "", "", fields);
    }

    /** None. */
    public Entity scoreScales() {
        List<Field> fields = base();
        for (String name : List.of("title", "type", "class.sourcedId", "course.sourcedId")) {
            fields.add(text(name, "''"));
        }
        return entity("scoreScale", "scoreScales", NO_SCALES, "t.scale_id", "text", "", "", fields);
    }

    /** What is graded. Where a tool says no time, it is from when it was made to the class's end. */
    public Entity lineItems() {
        List<Field> fields = base();
        fields.add(text("title", "t.title"));
        fields.add(holding("assignDate", Kind.INSTANT, "t.assigned_at"));
        fields.add(holding(
                "dueDate",
                Kind.INSTANT,
                "coalesce(t.due_at, case when isfinite(t.valid_to) then (t.valid_to + 1)::timestamp at time zone 'Asia/Tokyo' end,"
                        + " t.assigned_at)"));
        fields.add(ref("class", Target.CLASS, "t.class_sourced_id"));
        fields.add(ref("school", Target.ORG, "t.school_sourced_id"));
        fields.add(ref("category", Target.CATEGORY, "'tools'"));
        fields.add(ref("academicSession", Target.SESSION, "t.term_sourced_ids[1]"));
        fields.add(holding("resultValueMin", Kind.NUMBER, "0"));
        fields.add(holding("resultValueMax", Kind.NUMBER, "t.score_maximum"));
        for (String name : List.of("description", "gradingPeriod", "scoreScale", "learningObjectiveSet")) {
            fields.add(Field.absent(name));
        }
        return entity("lineItem", "lineItems", LINE_ITEMS, "t.line_item_id", "uuid", "", "", fields);
    }

    /** What tools last said of pupils' work. */
    public Entity results() {
        List<Field> fields = new ArrayList<>(Model.base(pairwise ? Kind.CLIENT_ID : Kind.ID, "t.changed_at"));
        fields.add(ref("lineItem", Target.LINE_ITEM, "t.line_item_id::text").lasting());
        fields.add(ref("student", Target.USER, "t.user_sourced_id").lasting());
        fields.add(ref("class", Target.CLASS, "t.class_sourced_id"));
        fields.add(text("scoreStatus", "t.score_status").whenGone("'exempt'"));
        fields.add(holding("score", Kind.NUMBER, "t.score"));
        fields.add(holding("scoreDate", Kind.DATE, DAY.formatted("scored_at")).whenGone(DAY.formatted("changed_at")));
        fields.add(text("comment", "t.comment"));
        fields.add(holding("inProgress", Kind.FLAG, "t.in_progress"));
        for (String name :
                List.of("scoreScale", "textScore", "learningObjectiveSet", "incomplete", "late", "missing")) {
            fields.add(Field.absent(name));
        }
        return entity(
                "result",
                "results",
                RESULTS,
                "t.result_id",
                "uuid",
                pairwise ? "t.line_item_id" : "",
                "t.person_id <> all (:out)",
                fields);
    }

    private static List<Field> base() {
        return new ArrayList<>(Model.base(Kind.ID, "t.changed_at"));
    }

    private Entity entity(
            String single,
            String plural,
            String from,
            String key,
            String type,
            String order,
            String besides,
            List<Field> fields) {
        // Categories and scales are of no source.
        String ofSource = !pairwise && from.contains("c.source") ? "t.source = :source" : "";
        boolean ofPersons = !besides.isEmpty();
        String there = ofPersons ? Gone.there(pairwise) : "";
        String base = !ofPersons ? ofSource : Gone.told(pairwise) + (ofSource.isEmpty() ? "" : " and " + ofSource);
        return new Entity(single, plural, from, key, type, base, there, order, besides, List.copyOf(fields));
    }
}
