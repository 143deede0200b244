package org.kakehashi.hub.demo.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.kakehashi.hub.demo.study.Answer;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Item;
import org.kakehashi.hub.demo.study.SeededIds;
import org.kakehashi.hub.demo.study.Statements;
import tools.jackson.databind.node.ObjectNode;

/** One made-up run of a pupil through some questions of a unit, told as statements. */
final class StudySession {
    private static final double SECOND_TRY = 0.7;
    private static final double RIGHT_AT_SECOND_TRY = 0.75;

    private final SeededIds ids;
    private final String key;
    private final Attempt attempt;
    private final double ability;
    private final RandomGenerator random;
    private final List<ObjectNode> told = new ArrayList<>();
    private Instant clock = Instant.EPOCH;
    private int points;

    /**
     * @param key names the session among all; statement ids come from it
     * @param ability share of first tries that are right
     */
    StudySession(SeededIds ids, String key, Attempt attempt, double ability, RandomGenerator random) {
        this.ids = ids;
        this.key = key;
        this.attempt = attempt;
        this.ability = ability;
        this.random = random;
    }

    /**
     * All statements of the session, in order.
     *
     * @param questions at most as many as the unit has
     */
    List<ObjectNode> from(Instant start, int questions) {
        clock = start;
        var items = attempt.unit().items();
        int first = random.nextInt(items.size() - questions + 1);
        var outcomes = outcomes(questions);
        for (int i = 0; i < questions; i++) {
            work(items.get(first + i), outcomes.get(i));
        }
        var took = Duration.between(start, clock);
        told.add(Statements.completed(nextId(), attempt, clock, points, questions, true, took));
        return told;
    }

    /** Which first tries are right: their share is the ability but for rounding, so that a day tells of the pupil. */
    private List<Boolean> outcomes(int questions) {
        int right = (int) (questions * ability + random.nextDouble());
        var outcomes = new ArrayList<Boolean>();
        for (int i = 0; i < questions; i++) {
            outcomes.add(random.nextInt(outcomes.size() + 1), i < right);
        }
        return outcomes;
    }

    private void work(Item item, boolean rightAtFirst) {
        boolean right = rightAtFirst;
        answer(item, right, 12, 60);
        if (!right && random.nextDouble() < SECOND_TRY) {
            right = random.nextDouble() < RIGHT_AT_SECOND_TRY;
            answer(item, right, 8, 40);
        }
        points += right ? 1 : 0;
    }

    private void answer(Item item, boolean right, int fastest, int slowest) {
        var took = Duration.ofMillis(random.nextLong(fastest * 1000L, slowest * 1000L));
        clock = clock.plus(took);
        var response = right
                ? item.answer()
                : item.wrong().get(random.nextInt(item.wrong().size()));
        told.add(Statements.answered(nextId(), attempt, new Answer(item, response, right, clock, took)));
    }

    private UUID nextId() {
        return ids.named(key + "|" + told.size());
    }
}
