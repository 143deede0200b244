package org.kakehashi.hub.demo.cbt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.demo.tool.Request;
import org.kakehashi.hub.demo.tool.RichText;
import org.kakehashi.hub.demo.tool.ScoreSheet;
import org.kakehashi.hub.demo.tool.Tool.Session;
import org.kakehashi.hub.demo.tool.Tool.Visit;
import org.kakehashi.hub.demo.tool.ToolPages;

/** One pupil's way through a test, back and forth until it is handed in or the time is over. Each answer is reported at once. */
final class Sitting implements Session {
    /** How long an answer may be under way when the time is over. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Exam exam;
    private final Visit visit;
    private final ExamStatements statements;
    private final Submissions submissions;
    private final InstantSource clock;
    private final Instant began;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, String> responses = new HashMap<>();
    private int at = 1;
    private Instant shownAt;
    private @Nullable Submission handedIn;

    private Sitting(Exam exam, Visit visit, Submissions submissions, InstantSource clock) {
        this.exam = exam;
        this.visit = visit;
        this.statements = new ExamStatements(visit.grant(), exam);
        this.submissions = submissions;
        this.clock = clock;
        this.began = clock.instant();
        this.shownAt = began;
    }

    /** Shows the first question; the time runs. */
    static Sitting begin(Exam exam, Visit visit, Submissions submissions, InstantSource clock)
            throws InterruptedException {
        var sitting = new Sitting(exam, visit, submissions, clock);
        visit.recorder().record(sitting.statements.attempted(sitting.began));
        return sitting;
    }

    /**
     * What a page shows.
     *
     * @param response the answer so far; empty: none
     * @param answered the numbers of the questions that are answered
     * @param seconds that are left
     * @param graded whether there is a gradebook
     * @param unsent statements and scores the platform hasn't taken yet
     */
    record View(
            int at,
            int questions,
            String response,
            Set<Integer> answered,
            long seconds,
            @Nullable Submission handedIn,
            boolean graded,
            int unsent,
            String returnUrl) {
        /** Public, as are the others, for the templates' sake. */
        public String clock() {
            return "%d:%02d".formatted(seconds / 60, seconds % 60);
        }

        public boolean last() {
            return at == questions;
        }
    }

    /**
     * An option.
     *
     * @param value what is sent
     * @param pieces what is shown
     */
    record Option(String value, List<RichText.Piece> pieces) {}

    @Override
    public String page(ToolPages pages, String address, Locale locale) {
        var view = view();
        var model = new HashMap<String, Object>();
        model.put("view", view);
        model.put("address", address);
        model.put("title", RichText.pieces(exam.title()));
        var done = view.handedIn();
        if (done != null) {
            model.put("lines", done.lines());
            model.put("points", done.points());
            return pages.render("cbt-end", model, locale);
        }
        var question = exam.question(view.at());
        model.put("prompt", RichText.pieces(question.prompt()));
        model.put(
                "options",
                question.options().stream()
                        .map(option -> new Option(option, RichText.pieces(option)))
                        .toList());
        return pages.render("cbt", model, locale);
    }

    private View view() {
        lock.lock();
        try {
            var left = Duration.between(clock.instant(), began.plus(exam.time()));
            return new View(
                    at,
                    exam.questions().size(),
                    responses.getOrDefault(at, ""),
                    Set.copyOf(responses.keySet()),
                    left.isNegative() ? 0 : left.toSeconds(),
                    handedIn,
                    visit.sheet().isPresent(),
                    visit.recorder().waiting()
                            + (int) visit.sheet().filter(ScoreSheet::waiting).stream()
                                    .count(),
                    visit.returnUrl());
        } finally {
            lock.unlock();
        }
    }

    /** Takes a form, unless it is of a question that was left: one sent twice counts once. When the time is over, the test is handed in. */
    @Override
    public void act(Request request) throws InterruptedException {
        lock.lock();
        try {
            if (handedIn != null) {
                visit.recorder().flush();
                if (visit.sheet().isPresent()) {
                    visit.sheet().get().flush();
                }
                return;
            }
            var now = clock.instant();
            var end = began.plus(exam.time());
            boolean ofThis = request.number("question") == at;
            if (ofThis && now.isBefore(end.plus(GRACE))) {
                answer(request.parameters().getOrDefault("response", ""), now);
            }
            if (!now.isBefore(end)) {
                handIn(now, false);
            } else if (ofThis && request.parameter("hand").isPresent()) {
                handIn(now, true);
            } else if (ofThis) {
                turn(request.number("turn"), now);
            }
        } finally {
            lock.unlock();
        }
    }

    private void answer(String response, Instant now) throws InterruptedException {
        var question = exam.question(at);
        if (question.options().contains(response) && !response.equals(responses.put(at, response))) {
            visit.recorder().record(statements.answered(now, question, response, Duration.between(shownAt, now)));
        }
    }

    private void turn(int to, Instant now) {
        if (to >= 1 && to <= exam.questions().size()) {
            at = to;
            shownAt = now;
        }
    }

    private void handIn(Instant now, boolean byThePupil) throws InterruptedException {
        var work = new Submission(exam, Map.copyOf(responses), now);
        handedIn = work;
        visit.recorder().record(statements.completed(now, work.points(), byThePupil, Duration.between(began, now)));
        if (visit.sheet().isPresent()) {
            var sheet = visit.sheet().get();
            submissions.keep(sheet.userId(), sheet.lineItem(), work);
            sheet.send(work.points(), exam.questions().size(), began, now);
        }
    }
}
