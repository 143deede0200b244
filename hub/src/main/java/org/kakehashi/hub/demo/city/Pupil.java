package org.kakehashi.hub.demo.city;

/**
 * A pupil.
 *
 * @param person who
 * @param homeroom home class
 * @param attendanceNumber 出席番号, from 1
 * @param story what is to be seen in this pupil's data
 * @param ability share of questions right at the first try in ordinary times, 0 to 1
 * @param cheer inclination to sunny moods, 0 to 1
 * @param frailty chance of being absent or ill on a day, 0 to 1
 */
public record Pupil(
        Person person,
        Homeroom homeroom,
        int attendanceNumber,
        Story story,
        double ability,
        double cheer,
        double frailty) {

    /** The patterns that are laid into the data on purpose. */
    public enum Story {
        /** Nothing out of the ordinary. */
        ORDINARY,
        /** Mood and first-try correct rate fall together over the last ten school days. */
        FADING,
        /** A visit to the nurse's office on each of the last six school days, two on the last. */
        OFTEN_AT_THE_NURSE,
        /** Late on most Mondays. */
        LATE_ON_MONDAYS,
        /** The pupil whose account visitors use: present, cheerful, studies each day. */
        VISITORS_ACCOUNT
    }
}
