package org.kakehashi.hub.demo.textbook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.kakehashi.hub.demo.tool.Request;
import org.kakehashi.hub.demo.tool.RichText;
import org.kakehashi.hub.demo.tool.Tool.Session;
import org.kakehashi.hub.demo.tool.Tool.Visit;
import org.kakehashi.hub.demo.tool.ToolPages;

/** One pupil's reading of a chapter, page by page. Everything is reported at once. */
final class Reading implements Session {
    private static final int LONGEST_MEMO = 200;
    /** Who leaves the page open longer than this isn't reading any more. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String MARKER = "marker";

    private final Chapter chapter;
    private final Visit visit;
    private final BookStatements statements;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Set<Integer>> marked = new HashMap<>();
    private final Set<Integer> bookmarks = new HashSet<>();
    private final Map<Integer, String> memos = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>(Set.of(1));
    private int page = 1;
    private Instant shownAt;
    private Duration total = Duration.ZERO;
    private boolean over;

    private Reading(Chapter chapter, Visit visit, InstantSource clock) {
        this.chapter = chapter;
        this.visit = visit;
        this.statements = new BookStatements(visit.grant(), chapter);
        this.clock = clock;
        this.shownAt = clock.instant();
    }

    /** Opens the chapter on its first page. */
    static Reading open(Chapter chapter, Visit visit, InstantSource clock) throws InterruptedException {
        var reading = new Reading(chapter, visit, clock);
        visit.recorder()
                .record(reading.statements.launched(reading.shownAt), reading.statements.opened(reading.shownAt));
        return reading;
    }

    /**
     * What a page shows.
     *
     * @param marked the numbers of the passages that are marked, from 1
     * @param memo empty: none
     * @param seen how many pages were shown so far
     * @param unsent statements the platform hasn't taken yet
     */
    record View(
            int page,
            int pages,
            Set<Integer> marked,
            boolean bookmarked,
            String memo,
            int seen,
            boolean over,
            int unsent,
            String returnUrl) {}

    @Override
    public String page(ToolPages pages, String address, Locale locale) {
        var view = view();
        var model = new HashMap<String, Object>();
        model.put("view", view);
        model.put("address", address);
        model.put("title", RichText.pieces(chapter.title()));
        if (view.over()) {
            return pages.render("textbook-end", model, locale);
        }
        var shown = chapter.page(view.page());
        model.put("heading", RichText.pieces(shown.heading()));
        model.put("passages", shown.passages().stream().map(RichText::pieces).toList());
        model.put(
                "contents",
                chapter.pages().stream()
                        .map(one -> RichText.pieces(one.heading()))
                        .toList());
        return pages.render("textbook", model, locale);
    }

    private View view() {
        lock.lock();
        try {
            return new View(
                    page,
                    chapter.pages().size(),
                    Set.copyOf(marked.getOrDefault(page, Set.of())),
                    bookmarks.contains(page),
                    memos.getOrDefault(page, ""),
                    seen.size(),
                    over,
                    visit.recorder().waiting(),
                    visit.returnUrl());
        } finally {
            lock.unlock();
        }
    }

    /** Takes a form, unless it is of a page that was left: one sent twice counts once. */
    @Override
    public void act(Request request) throws InterruptedException {
        lock.lock();
        try {
            if (over) {
                visit.recorder().flush();
            } else if (request.number("page") == page) {
                take(request);
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(Request request) throws InterruptedException {
        for (var way : List.of("turn", "toc")) {
            if (request.parameter(way).isPresent()) {
                turn(request.number(way), way.equals("turn") ? "button" : way);
            }
        }
        if (request.parameter("mark").isPresent()) {
            mark(request.number("mark"));
        }
        if (request.parameter("bookmark").isPresent()) {
            bookmark();
        }
        var memo = request.parameter("memo").map(String::strip).orElse("");
        if (!memo.isEmpty() && memo.length() <= LONGEST_MEMO && !memo.equals(memos.put(page, memo))) {
            visit.recorder().record(statements.noted(clock.instant(), page, "text", "foot"));
        }
        if (request.parameter("finish").isPresent()) {
            finish();
        }
    }

    private void turn(int to, String method) throws InterruptedException {
        if (to < 1 || to > chapter.pages().size() || to == page) {
            return;
        }
        var now = clock.instant();
        visit.recorder().record(statements.read(now, page, stayed(now)), statements.progressed(now, page, to, method));
        page = to;
        seen.add(to);
    }

    private void mark(int passage) throws InterruptedException {
        if (passage < 1 || passage > chapter.page(page).passages().size()) {
            return;
        }
        var here = marked.computeIfAbsent(page, any -> new HashSet<>());
        var place = "passage-" + passage;
        var now = clock.instant();
        if (here.add(passage)) {
            visit.recorder().record(statements.noted(now, page, MARKER, place));
        } else {
            here.remove(passage);
            visit.recorder().record(statements.unnoted(now, page, MARKER, place));
        }
    }

    private void bookmark() throws InterruptedException {
        var now = clock.instant();
        if (bookmarks.add(page)) {
            visit.recorder().record(statements.bookmarked(now, page));
        } else {
            bookmarks.remove(page);
            visit.recorder().record(statements.unbookmarked(now, page));
        }
    }

    private void finish() throws InterruptedException {
        var now = clock.instant();
        over = true;
        visit.recorder()
                .record(
                        statements.read(now, page, stayed(now)),
                        statements.closed(now, page, total),
                        statements.terminated(now));
    }

    /** How long the page was read; the next one begins now. */
    private Duration stayed(Instant now) {
        var stayed = Duration.between(shownAt, now);
        stayed = stayed.compareTo(LONGEST) > 0 ? LONGEST : stayed;
        total = total.plus(stayed);
        shownAt = now;
        return stayed;
    }
}
