package org.kakehashi.conformance.lti.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.conformance.kit.Options;
import org.kakehashi.conformance.lti.browser.Page;

/**
 * Knows a launch from a refusal. A status of 400 or more refuses. Otherwise {@code --launched} (text that every launch's page has)
 * or {@code --refused} (text of the page that refuses) decides; without them, a page at the same address with nearly the same words as that of a
 * good launch is a launch, and any other can't be decided from outside.
 */
public final class Judge {
    private static final double NEARLY_THE_SAME = 0.8;
    private static final int FEW_WORDS = 3;

    private final Optional<String> launchedText;
    private final Optional<String> refusedText;

    /** Judges by the command line. */
    public Judge(Options options) {
        launchedText = options.find("launched");
        refusedText = options.find("refused");
    }

    /** What a page is. */
    enum Judgement {
        LAUNCHED,
        REFUSED,
        UNDECIDED
    }

    /** Whether a page is that of a launch that is good, as far as can be said. */
    boolean opened(Page page) {
        boolean refused = refusedText.map(page.body()::contains).orElse(false);
        return page.status() > 0
                && page.status() < 400
                && !refused
                && launchedText.map(page.body()::contains).orElse(true);
    }

    /**
     * What the answer to a bad launch is.
     *
     * @param good the page of a good one
     */
    Judgement of(Page answer, Page good) {
        if (answer.status() >= 400) {
            return Judgement.REFUSED;
        }
        if (answer.status() == 0) {
            return Judgement.UNDECIDED;
        }
        if (launchedText.isPresent()) {
            return answer.body().contains(launchedText.get()) ? Judgement.LAUNCHED : Judgement.REFUSED;
        }
        if (refusedText.isPresent() && answer.body().contains(refusedText.get())) {
            return Judgement.REFUSED;
        }
        return answer.request().goesTo(good.request().uri().toString()) && alike(answer, good)
                ? Judgement.LAUNCHED
                : Judgement.UNDECIDED;
    }

    private static boolean alike(Page one, Page other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        if (others.size() < FEW_WORDS) {
            // A page that scripts fill says nothing by itself.
            return false;
        }
        Set<String> common = new HashSet<>(words);
        common.retainAll(others);
        Set<String> all = new HashSet<>(words);
        all.addAll(others);
        return common.size() >= NEARLY_THE_SAME * all.size();
    }

    /** Words without digits, which differ from launch to launch. */
    private static Set<String> words(Page page) {
        Set<String> words = new HashSet<>(Arrays.asList(page.text().split("\\s+")));
        words.removeIf(word -> word.isBlank() || word.matches(".*\\d.*"));
        return words;
    }
}
