/**
 * The demo drill as a tool ({@code DrillTool}): a {@code StudyRun} is one pupil's way through a unit. Each answer becomes an xAPI
 * statement, told as {@link org.kakehashi.hub.demo.study.Statements} tells it.
 */
@NullMarked
package org.kakehashi.hub.demo.drill;

import org.jspecify.annotations.NullMarked;
