package org.kakehashi.conformance.xapi;

/**
 * One question put to an LRS.
 *
 * @param requirement that it is about
 * @param edition of the specification that it is asked for
 * @param name what is done and what is expected, unique within requirement and edition
 * @param body asks it
 */
public record Check(Requirement requirement, Edition edition, String name, Body body) {
    /** Talks to the LRS and throws {@link CheckFailed} where it answers otherwise than demanded. */
    @FunctionalInterface
    public interface Body {
        void run(Lrs lrs) throws Exception;
    }

    /** Requirement, edition and name: what the baseline and the report call it. */
    public String title() {
        return requirement.id() + " [" + edition + "] " + name;
    }
}
