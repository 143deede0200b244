package org.kakehashi.hub.lrs.internal.statement;

/** {@code result} and its score (1.0.3 part 2, 2.4.5). */
final class ResultRules {
    private static final class Score {
        double raw = Double.NaN;
        double min = Double.NaN;
        double max = Double.NaN;
    }

    private static final Shape<Score> SCORE = new Shape<Score>()
            .optional("scaled", ResultRules::scaled)
            .optional("raw", (walk, score) -> score.raw = walk.number())
            .optional("min", (walk, score) -> score.min = walk.number())
            .optional("max", (walk, score) -> score.max = walk.number());

    private static final Shape<Walk> RESULT = new Shape<Walk>()
            .optional("score", ResultRules::score)
            .optional("success", Walk::bool)
            .optional("completion", Walk::bool)
            .optional("response", Walk::text)
            .optional("duration", ResultRules::duration)
            .optional("extensions", Maps::extensions);

    private ResultRules() {}

    static void read(Walk walk) {
        RESULT.read(walk, walk);
    }

    private static void score(Walk walk) {
        Score score = new Score();
        SCORE.read(walk, score);
        // A comparison with NaN, a value not given, is false.
        if (score.min >= score.max) {
            throw walk.rejectMember("min", Rule.SCORE_RANGE, Double.toString(score.min));
        }
        if (score.raw < score.min || score.raw > score.max) {
            throw walk.rejectMember("raw", Rule.SCORE_RANGE, Double.toString(score.raw));
        }
    }

    private static void scaled(Walk walk) {
        double scaled = walk.number();
        if (scaled < -1 || scaled > 1) {
            throw walk.reject(Rule.SCALED);
        }
    }

    private static void duration(Walk walk) {
        if (!Durations.isValid(walk.string())) {
            throw walk.reject(Rule.DURATION);
        }
    }
}
