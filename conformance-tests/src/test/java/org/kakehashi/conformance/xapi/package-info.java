/** The xAPI kit run against the hub's own jar: one JUnit test per check. */
@NullMarked
package org.kakehashi.conformance.xapi;

import org.jspecify.annotations.NullMarked;
