package org.kakehashi.conformance.bench;

import java.util.Random;
import java.util.UUID;

/**
 * What one statement of a drill names, as numbers. Few pupils, questions and units make up much of the whole, as in a real city:
 * the busiest hundredth of the questions gets a sixth of the answers.
 *
 * @param actor a pupil
 * @param teacher {@code context.instructor}; -1: none
 * @param verb what was done
 * @param question the activity
 * @param unit its parent
 * @param course its grouping
 * @param once an activity that no other statement names; -1: none
 * @param registration of one launch
 */
record Sample(int actor, int teacher, int verb, int question, int unit, int course, int once, UUID registration) {
    static final int ACTORS = 20_000;
    static final int TEACHERS = 600;
    static final int VERBS = 4;
    static final int QUESTIONS = 4_800;
    static final int UNITS = 150;
    static final int COURSES = 40;
    static final int ONCE = 200;
    private static final int STATEMENTS_BY_TEACHER = 20;
    private static final double PUPILS_SKEW = 1.3;
    private static final double QUESTIONS_SKEW = 2.5;

    static Sample random(Random random) {
        int question = skewed(random, QUESTIONS, QUESTIONS_SKEW);
        return new Sample(
                skewed(random, ACTORS, PUPILS_SKEW),
                random.nextInt(STATEMENTS_BY_TEACHER) == 0 ? random.nextInt(TEACHERS) : -1,
                random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(VERBS - 1),
                question,
                question % UNITS,
                question % COURSES,
                -1,
                new UUID(0x4000L, 0x8000000000000000L + random.nextInt(50_000)));
    }

    /** One of {@link #ACTORS} samples that name everything but the one-off activities at least once. */
    static Sample numbered(int i) {
        return new Sample(
                i,
                i % TEACHERS,
                i % VERBS,
                i % QUESTIONS,
                i % UNITS,
                i % COURSES,
                -1,
                new UUID(0x4000L, 0x8000000000000000L + i));
    }

    /** The same, naming a one-off activity too. */
    Sample naming(int number) {
        return new Sample(actor, teacher, verb, question, unit, course, number, registration);
    }

    private static int skewed(Random random, int count, double skew) {
        return (int) (count * Math.pow(random.nextDouble(), skew));
    }
}
