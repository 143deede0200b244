package org.kakehashi.hub.demo.textbook;

import java.time.InstantSource;
import java.util.List;
import org.kakehashi.hub.demo.tool.Tool;

/** The demo textbook: chapters of a few pages. */
public final class TextbookTool implements Tool {
    private final List<Chapter> chapters = Chapters.load();
    private final InstantSource clock;

    public TextbookTool(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public String section() {
        return "chapters";
    }

    @Override
    public List<Offer> offers() {
        return chapters.stream()
                .map(chapter -> new Offer(
                        chapter.id(),
                        chapter.title(),
                        chapter.gradeName() + " " + chapter.subject() + " 教科書 "
                                + chapter.pages().size() + "ページ"))
                .toList();
    }

    @Override
    public Session open(String offerId, Visit visit) throws InterruptedException {
        var chapter = chapters.stream()
                .filter(one -> one.id().equals(offerId))
                .findFirst()
                .orElseThrow();
        return Reading.open(chapter, visit, clock);
    }
}
