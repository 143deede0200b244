package org.kakehashi.hub.demo.city;

/**
 * A pupil's parent or guardian.
 *
 * @param person who
 * @param child whose
 */
public record Guardian(Person person, Pupil child) {}
