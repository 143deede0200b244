package org.kakehashi.hub.demo.city;

import java.time.LocalTime;

/**
 * A visit to the nurse's office (保健室利用).
 *
 * @param in came
 * @param out left
 * @param kind 内科, 外科, 健康相談 or その他
 * @param reason the main reason in the nurse's words
 * @param temperature body temperature in °C; empty if it wasn't taken
 * @param outcome what came of it
 */
record NurseVisit(LocalTime in, LocalTime out, String kind, String reason, String temperature, String outcome) {}
