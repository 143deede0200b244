package org.kakehashi.hub.lrs.internal.lint;

/**
 * One rule of a profile.
 *
 * @param id unique among all rules: the profile's id, a dot, and its name there
 * @param profile whose rule it is
 * @param section where the profile has it
 * @param severity how much it matters
 * @param when to which statements it applies, beside those that claim the profile
 * @param must what must hold for them
 * @param message what is wrong
 * @param remedy how to mend it
 */
public record LintRule(
        String id,
        Profile profile,
        String section,
        Severity severity,
        Condition when,
        Condition must,
        Text message,
        Text remedy) {
    /** How much a rule matters, the gravest first. */
    public enum Severity {
        /** The profile says MUST, or that a member is included. */
        ERROR,
        /** What was meant will probably not arrive. */
        WARNING,
        /** The profile recommends it, or experience does. */
        HINT
    }

    /**
     * A profile.
     *
     * @param id name of its rule file
     * @param name what people call it
     */
    public record Profile(String id, Text name) {}

    /**
     * A text in both languages.
     *
     * @param ja Japanese
     * @param en English
     */
    public record Text(String ja, String en) {
        /** In Japanese or English. */
        public String in(java.util.Locale locale) {
            return locale.getLanguage().equals("ja") ? ja : en;
        }
    }

    boolean applies(Subject subject) {
        return when.holds(subject);
    }

    boolean isBroken(Subject subject) {
        return applies(subject) && !must.holds(subject);
    }
}
