package org.kakehashi.hub.demo.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.kakehashi.hub.demo.study.Answer;
import org.kakehashi.hub.demo.study.Attempt;
import org.kakehashi.hub.demo.study.Item;
import org.kakehashi.hub.demo.study.Statements;
import org.kakehashi.hub.demo.tool.Recorder;
import org.kakehashi.hub.demo.tool.Request;
import org.kakehashi.hub.demo.tool.Tool.Session;
import org.kakehashi.hub.demo.tool.ToolPages;

/**
 * One pupil's way through a unit: question by question, two tries each. Every try is reported at once, the end of the run with
 * the last answer.
 */
final class StudyRun implements Session {
    private static final int TRIES = 2;
    private static final int LONGEST_RESPONSE = 100;
    /** Who leaves the page open longer than this isn't studying any more. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Attempt attempt;
    private final Recorder recorder;
    private final String returnUrl;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    private Instant shownAt;
    private Duration total = Duration.ZERO;
    private int question = 1;
    private int tries;
    private boolean right;
    private int rightAtFirst;
    private int rightAtLast;
    private boolean over;

    /** @param returnUrl where the platform wants the pupil back; empty if it didn't say */
    StudyRun(Attempt attempt, Recorder recorder, String returnUrl, InstantSource clock) {
        this.attempt = attempt;
        this.recorder = recorder;
        this.returnUrl = returnUrl;
        this.clock = clock;
        this.shownAt = clock.instant();
    }

    /**
     * What a page shows.
     *
     * @param question the number of the question, from 1
     * @param tries tries at it so far
     * @param right whether the last try was right
     * @param settled whether the question is done: right, or wrong twice
     * @param over whether the pupil has gone past the last question
     * @param rightAtFirst questions right at the first try so far
     * @param unsent statements the platform hasn't taken yet
     */
    record View(
            Attempt attempt,
            int question,
            int tries,
            boolean right,
            boolean settled,
            boolean over,
            int rightAtFirst,
            int unsent,
            String returnUrl) {
        /** Public, as are the others, for the templates' sake. */
        public Item item() {
            return attempt.unit().items().get(question - 1);
        }

        public int questions() {
            return attempt.unit().items().size();
        }

        public boolean last() {
            return question == questions();
        }
    }

    @Override
    public String page(ToolPages pages, String address, Locale locale) {
        return DrillPages.study(pages, view(), address, locale);
    }

    @Override
    public void act(Request request) throws InterruptedException {
        int toQuestion = request.number("question");
        if (request.parameter("next").isPresent()) {
            next(toQuestion);
        } else {
            var response = request.parameter("response").or(() -> fraction(request));
            if (response.isPresent() && response.get().length() <= LONGEST_RESPONSE) {
                answer(toQuestion, request.number("try"), response.get());
            }
        }
    }

    private static Optional<String> fraction(Request request) {
        return request.parameter("numerator")
                .flatMap(above -> request.parameter("denominator").map(below -> above.strip() + "/" + below.strip()));
    }

    private View view() {
        lock.lock();
        try {
            return new View(
                    attempt, question, tries, right, settled(), over, rightAtFirst, recorder.waiting(), returnUrl);
        } finally {
            lock.unlock();
        }
    }

    /** Takes an answer, unless it is to a question or try that is past: a form sent twice counts once. */
    private void answer(int toQuestion, int onTry, String response) throws InterruptedException {
        lock.lock();
        try {
            if (toQuestion == question && onTry == tries + 1 && !settled() && !over) {
                take(response);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on to the next question or, after the last, to the result. */
    private void next(int fromQuestion) throws InterruptedException {
        lock.lock();
        try {
            recorder.flush();
            if (fromQuestion == question && settled() && !over) {
                over = question == attempt.unit().items().size();
                question += over ? 0 : 1;
                tries = over ? tries : 0;
                right = over && right;
                shownAt = clock.instant();
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(String response) throws InterruptedException {
        var item = attempt.unit().items().get(question - 1);
        var now = clock.instant();
        var took = Duration.between(shownAt, now);
        took = took.compareTo(LONGEST) > 0 ? LONGEST : took;
        right = item.accepts(response);
        tries++;
        rightAtFirst += right && tries == 1 ? 1 : 0;
        rightAtLast += right ? 1 : 0;
        total = total.plus(took);
        shownAt = now;
        var answer = new Answer(item, response, right, now, took);
        recorder.record(Statements.answered(UUID.randomUUID(), attempt, answer));
        if (settled() && question == attempt.unit().items().size()) {
            var id = UUID.randomUUID();
            recorder.record(Statements.completed(id, attempt, now, rightAtLast, question, true, total));
        }
    }

    private boolean settled() {
        return right || tries == TRIES;
    }
}
