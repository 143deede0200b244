package org.kakehashi.hub.demo.textbook;

import java.time.Duration;
import java.time.Instant;
import org.kakehashi.hub.demo.tool.StatementFrame;
import org.kakehashi.hub.demo.tool.XapiGrant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the textbook's statements as the Japan xAPI eBook profile 1.0.0 (draft) wants them; in the methods' comments its sections.
 *
 * @param grant whom they are about
 * @param chapter what is read
 */
record BookStatements(XapiGrant grant, Chapter chapter) {
    private static final String PLATFORM = "かけはし教科書";
    private static final String PROFILE = "https://w3id.org/japan-xapi/profiles/ebook/v1.0.0";
    private static final String JAPAN = "https://w3id.org/japan-xapi/extensions/";
    private static final String EBOOK = "https://w3id.org/xapi/ebook/extensions/";
    private static final String VIEWER = "https://w3id.org/xapi/ebook/activity-types/viewer";
    private static final String ADL = "http://adlnet.gov/expapi/verbs/";
    private static final String STREAM = "http://activitystrea.ms/schema/1.0/";
    private static final String ADB = "https://w3id.org/xapi/adb/verbs/";
    private static final String PAGE_NUMBER = "pageNumber";
    private static final String TOOL = "annotationTool";

    /** The viewer starts (4.3.1). */
    ObjectNode launched(Instant at) {
        var statement = statement(at, ADL + "launched", "起動した");
        viewer(statement);
        return extended(statement, "context", "launchReason", "lti");
    }

    /** The viewer ends (4.3.2). */
    ObjectNode terminated(Instant at) {
        var statement = statement(at, ADL + "terminated", "終了した");
        viewer(statement);
        return extended(statement, "context", "terminationReason", "button");
    }

    /** The chapter is opened (4.3.3). */
    ObjectNode opened(Instant at) {
        return book(statement(at, STREAM + "open", "開いた"));
    }

    /** The chapter is closed on that page (4.3.4). */
    ObjectNode closed(Instant at, int page, Duration whole) {
        return position(lasting(book(statement(at, STREAM + "close", "閉じた")), whole), "endPosition", page);
    }

    /** A page was before the pupil's eyes for so long (4.3.7). */
    ObjectNode read(Instant at, int page, Duration stayed) {
        var statement = lasting(book(statement(at, STREAM + "read", "読んだ")), stayed);
        extensions(statement, "context").put(EBOOK + "startPosition", page);
        return position(statement, "endPosition", page);
    }

    /**
     * The page was turned (4.3.8), or gone to by the table of contents (4.3.9).
     *
     * @param method {@code button} or {@code toc}
     */
    ObjectNode progressed(Instant at, int from, int to, String method) {
        var statement = statement(at, ADL + "progressed", "進んだ");
        object(
                statement,
                chapter.pageIri(to),
                STREAM + "page",
                chapter.page(to).heading(),
                chapter.title() + " " + to + "ページ");
        extensions(statement, "context").put(EBOOK + "startPosition", from);
        extensions(statement, "result").put(EBOOK + "navigationMethod", method);
        return position(statement, "endPosition", to);
    }

    /** A bookmark was put in (4.3.13). */
    ObjectNode bookmarked(Instant at, int page) {
        var statement = statement(at, ADB + "bookmarked", "しおりをはさんだ");
        bookmark(statement, page);
        return position(statement, PAGE_NUMBER, page);
    }

    /** The bookmark was taken out (4.3.14). */
    ObjectNode unbookmarked(Instant at, int page) {
        var statement = statement(at, STREAM + "delete", "消した");
        bookmark(statement, page);
        return statement;
    }

    /**
     * Something was drawn or written on a page (4.3.15). What was written isn't told.
     *
     * @param tool {@code marker} or {@code text}
     * @param place the passage, or the page's foot
     */
    ObjectNode noted(Instant at, int page, String tool, String place) {
        var statement = statement(at, ADB + "noted", "書き込んだ");
        note(statement, page, tool, place);
        extensions(statement, "result").put(EBOOK + "targetLocation", place);
        return position(statement, PAGE_NUMBER, page);
    }

    /** It was removed (4.3.16). */
    ObjectNode unnoted(Instant at, int page, String tool, String place) {
        var statement = statement(at, STREAM + "delete", "消した");
        note(statement, page, tool, place);
        return statement;
    }

    private void viewer(ObjectNode statement) {
        object(statement, Chapter.BASE + "/viewer", VIEWER, PLATFORM, "デジタル教科書のビューア");
    }

    private ObjectNode book(ObjectNode statement) {
        object(statement, chapter.iri(), STREAM + "book", chapter.title(), chapter.subject() + "の教科書の章");
        return statement;
    }

    private void bookmark(ObjectNode statement, int page) {
        object(
                statement,
                chapter.pageIri(page) + "/bookmark",
                STREAM + "bookmark",
                "しおり",
                chapter.title() + " " + page + "ページのしおり");
        extensions(statement, "context").put(EBOOK + "bookmarkId", grant.registration() + "-" + page);
    }

    private void note(ObjectNode statement, int page, String tool, String place) {
        object(
                statement,
                chapter.pageIri(page) + "/notes/" + tool + "-" + place,
                STREAM + "note",
                tool.equals("marker") ? "マーカー" : "メモ",
                chapter.title() + " " + page + "ページの書き込み");
        extensions(statement, "context").put(EBOOK + TOOL, tool);
    }

    private ObjectNode statement(Instant at, String verb, String ja) {
        return StatementFrame.of(grant, at, verb, ja, PLATFORM, PROFILE);
    }

    private void object(ObjectNode statement, String id, String type, String name, String description) {
        var definition = statement
                .putObject("object")
                .put("objectType", "Activity")
                .put("id", id)
                .putObject("definition");
        definition.put("type", type).putObject("name").put("ja-JP", name);
        definition.putObject("description").put("ja-JP", description);
        if (!id.equals(chapter.iri()) && id.startsWith(chapter.iri())) {
            var parent = ((ObjectNode) statement.at("/context/contextActivities"))
                    .putArray("parent")
                    .addObject();
            parent.put("id", chapter.iri())
                    .putObject("definition")
                    .put("type", STREAM + "book")
                    .putObject("name")
                    .put("ja-JP", chapter.title());
        }
        var extensions = definition.putObject("extensions");
        extensions.putArray(JAPAN + "subject").add(chapter.subject());
        extensions.putArray(JAPAN + "unit").add(chapter.title());
        extensions.putArray(JAPAN + "grade").add(chapter.gradeName());
    }

    private static ObjectNode lasting(ObjectNode statement, Duration took) {
        statement.withObject("/result").put("duration", StatementFrame.iso(took));
        return statement;
    }

    private static ObjectNode position(ObjectNode statement, String name, int page) {
        extensions(statement, "result").put(EBOOK + name, page);
        return statement;
    }

    private static ObjectNode extended(ObjectNode statement, String where, String name, String value) {
        extensions(statement, where).put(EBOOK + name, value);
        return statement;
    }

    private static ObjectNode extensions(ObjectNode statement, String where) {
        return statement.withObject("/" + where + "/extensions");
    }
}
