package org.kakehashi.hub.demo.cbt;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.demo.tool.Tool;

/** The demo test: a few questions against the clock, graded, and looked at afterwards. */
public final class CbtTool implements Tool {
    private final List<Exam> exams = Exam.load();
    private final Submissions submissions = new Submissions();
    private final InstantSource clock;

    public CbtTool(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cbt";
    }

    @Override
    public String section() {
        return "exams";
    }

    @Override
    public List<Offer> offers() {
        return exams.stream()
                .map(exam -> new Offer(
                        exam.id(),
                        exam.title(),
                        exam.grade() + " " + exam.subject() + " テスト "
                                + exam.questions().size() + "問 " + exam.time().toMinutes() + "分"))
                .toList();
    }

    @Override
    public int highestScore(String offerId) {
        return exam(offerId).questions().size();
    }

    @Override
    public boolean proctors() {
        return true;
    }

    @Override
    public Session open(String offerId, Visit visit) throws InterruptedException {
        return Sitting.begin(exam(offerId), visit, submissions, clock);
    }

    @Override
    public Optional<Session> review(Handed handed) {
        return Optional.of(new Looking(submissions.find(handed.userId(), handed.lineItem()), handed.returnUrl()));
    }

    private Exam exam(String id) {
        return exams.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
