package org.kakehashi.hub.demo.study;

import java.time.Duration;
import java.time.Instant;

/**
 * One try at one question.
 *
 * @param item the question
 * @param response what the pupil answered
 * @param right whether that is right
 * @param at when
 * @param took from seeing the question (or the feedback on the try before) to answering
 */
public record Answer(Item item, String response, boolean right, Instant at, Duration took) {}
