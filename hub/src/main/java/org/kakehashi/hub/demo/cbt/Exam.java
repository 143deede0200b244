package org.kakehashi.hub.demo.cbt;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kakehashi.hub.demo.study.Table;

/**
 * A test.
 *
 * @param id part of its address and its activity id
 * @param grade in the words of the ministry's data standard
 * @param code of the Course of Study (学習指導要領コード): the subject's contents of that grade
 * @param time that a pupil has
 */
record Exam(
        String id, String title, String subject, String grade, String code, Duration time, List<Question> questions) {
    /** Where the tests' activities have their names; {@code example} is a reserved domain (RFC 2606). */
    static final String BASE = "https://cbt.kakehashi.example";

    /** All tests, read from {@code demo/cbt.csv}. */
    static List<Exam> load() {
        var rows = Table.read("cbt.csv");
        return rows.stream()
                .map(row -> row.get("exam"))
                .distinct()
                .map(id ->
                        rows.stream().filter(row -> row.get("exam").equals(id)).toList())
                .map(own -> new Exam(
                        own.getFirst().get("exam"),
                        own.getFirst().get("title"),
                        own.getFirst().get("subject"),
                        own.getFirst().get("grade"),
                        own.getFirst().get("code"),
                        Duration.ofMinutes(Long.parseLong(own.getFirst().get("minutes"))),
                        own.stream()
                                .map(row -> new Question(
                                        Integer.parseInt(row.get("order")),
                                        row.get("purpose"),
                                        row.get("prompt"),
                                        row.get("answer"),
                                        Arrays.asList(row.get("wrong").split(" \\| "))))
                                .toList()))
                .toList();
    }

    String iri() {
        return BASE + "/exams/" + id;
    }

    String iri(Question question) {
        return iri() + "/questions/" + question.order();
    }

    /** The question of that number, from 1. */
    Question question(int order) {
        return questions.get(order - 1);
    }

    /** How many of these responses, by question, are right. */
    int points(Map<Integer, String> responses) {
        return (int) questions.stream()
                .filter(question -> question.answer().equals(responses.get(question.order())))
                .count();
    }

    /** The titles of the questions' purposes, for people who choose. */
    String about() {
        return questions.stream().map(Question::purpose).collect(Collectors.joining("、"));
    }
}
