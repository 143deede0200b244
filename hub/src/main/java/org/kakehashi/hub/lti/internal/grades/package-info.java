/**
 * Assignment and Grade Services 2.0, the platform's side, and the teachers' gradebook.
 *
 * <pre>
 *   launch ── {@code AgsClaim}: where the services are ──▶ tool
 *   tool ── line items ──▶ {@code LineItemsController} ─ {@code LineItemRules} ─ {@code LineItems} ─ {@code LineItemStore}
 *   tool ── score ───────▶ {@code ScoresController} ──── {@code ScoreRules} ──── {@code Scores} ──── {@code ResultStore}
 *   tool ◀─ results ────── {@code ResultsController} ──────────────────────────────────────────────────┘
 *   teacher ◀─ page ────── {@code GradebookController} ─ {@code GradebookReading}
 * </pre>
 *
 * <p>A tool sees its own line items only, and only in classes in which it is deployed; all else looks like what doesn't exist. A score is
 * kept as it was sent and rescaled when it is shown, so that a line item whose maximum changes loses nothing.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0/">Assignment and Grade Services 2.0</a>
 */
@NullMarked
package org.kakehashi.hub.lti.internal.grades;

import org.jspecify.annotations.NullMarked;
