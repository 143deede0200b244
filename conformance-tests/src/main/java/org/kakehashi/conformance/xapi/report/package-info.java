/** The outcomes as a table by requirement: HTML, Markdown and JSON. */
@NullMarked
package org.kakehashi.conformance.xapi.report;

import org.jspecify.annotations.NullMarked;
