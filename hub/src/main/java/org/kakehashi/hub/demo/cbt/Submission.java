package org.kakehashi.hub.demo.cbt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.demo.tool.RichText;
import org.kakehashi.hub.demo.tool.RichText.Piece;

/**
 * What a pupil handed in.
 *
 * @param responses by question; one that isn't there wasn't answered
 */
record Submission(Exam exam, Map<Integer, String> responses, Instant handedInAt) {
    /**
     * A question as it was answered.
     *
     * @param response empty: it wasn't
     */
    public record Line(int order, boolean right, List<Piece> prompt, List<Piece> response, List<Piece> answer) {}

    int points() {
        return exam.points(responses);
    }

    List<Line> lines() {
        return exam.questions().stream()
                .map(question -> new Line(
                        question.order(),
                        question.answer().equals(responses.get(question.order())),
                        RichText.pieces(question.prompt()),
                        RichText.pieces(responses.getOrDefault(question.order(), "")),
                        RichText.pieces(question.answer())))
                .toList();
    }
}
