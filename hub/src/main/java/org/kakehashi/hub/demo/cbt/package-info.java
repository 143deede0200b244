/**
 * The demo test as a tool ({@code CbtTool}): a {@code Sitting} is one pupil's way through an {@code Exam}, told by xAPI statements as
 * {@code ExamStatements} tells it and graded in the platform's gradebook. What was handed in stays in {@code Submissions} until the
 * tool stops, for {@code Looking} at it (Submission Review 1.0). The same tool asks, before a test, whether the pupil is ready
 * ({@code demo.tool}, Proctoring Services 1.0).
 */
@NullMarked
package org.kakehashi.hub.demo.cbt;

import org.jspecify.annotations.NullMarked;
