package org.kakehashi.hub.demo.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one demo tool is beside what all of them share: what it offers, and what happens when that is opened. */
public interface Tool {
    /** A short name, by which its style, icon and texts are found: {@code /demo/<name>.css}, {@code <name>.svg}, {@code <name>.name}. */
    String name();

    /** What stands before an offer's id in its address, such as {@code units}. */
    String section();

    /** All that can be opened, in the order in which teachers choose from it. */
    List<Offer> offers();

    /** Opens an offer for somebody who was launched to it. */
    Session open(String offerId, Visit visit) throws InterruptedException;

    /** The highest score of an offer; 0: it isn't graded. */
    default int highestScore(String offerId) {
        return 0;
    }

    /** Whether the tool watches over assessments too. */
    default boolean proctors() {
        return false;
    }

    /** Opens what somebody handed in; empty: the tool keeps no work. */
    default Optional<Session> review(Handed handed) {
        return Optional.empty();
    }

    /**
     * Work that was handed in (Submission Review 1.0).
     *
     * @param userId whose, as the platform names them
     * @param lineItem for which
     * @param returnUrl where the platform wants the person back who looks at it; empty if it didn't say
     */
    record Handed(String userId, String lineItem, String returnUrl) {}

    /**
     * Something that can be opened.
     *
     * @param id part of its address
     * @param title for people
     * @param text what it is about
     */
    record Offer(String id, String title, String text) {}

    /**
     * What a launch brought.
     *
     * @param grant whom to report on
     * @param recorder takes the statements
     * @param returnUrl where the platform wants the person back; empty if it didn't say
     * @param sheet takes the score; empty: nobody is graded
     */
    record Visit(XapiGrant grant, Recorder recorder, String returnUrl, Optional<ScoreSheet> sheet) {}

    /** One person's use of an offer, from a launch on; safe for concurrent use. */
    interface Session {
        /** The page as it is now. */
        String page(ToolPages pages, String address, Locale locale);

        /** Takes a form of the page. */
        void act(Request request) throws InterruptedException;
    }
}
