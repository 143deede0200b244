/** What became of each check, and the report about it. */
@NullMarked
package org.kakehashi.conformance.lti.report;

import org.jspecify.annotations.NullMarked;
