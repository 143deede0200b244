package org.kakehashi.hub.demo.study;

import java.util.List;

/**
 * One unit (単元) of the demo drill's catalogue.
 *
 * @param id stable name, part of the activity id
 * @param grade the roster's grade code, such as {@code P5}
 * @param subject the subject's Japanese name
 * @param title the unit's Japanese name
 * @param purpose what its questions test (問題の趣旨)
 * @param items its questions, in order
 */
public record Unit(String id, String grade, String subject, String title, String purpose, List<Item> items) {

    /** Where the drill's activities have their names; {@code example} is a reserved domain (RFC 2606). */
    static final String BASE = "https://drill.kakehashi.example";

    /** The xAPI activity id. */
    public String iri() {
        return BASE + "/units/" + id;
    }

    /** The grade in the words of the ministry's data standard, as the Japan xAPI core profile asks. */
    public String gradeName() {
        return gradeName(grade);
    }

    /** The same of a grade code, such as {@code P5}. */
    public static String gradeName(String grade) {
        return (grade.startsWith("P") ? "小学校第" : "中学校第") + grade.charAt(1) + "学年";
    }
}
