/** The checks, by the part of a tool's work that they are about. */
@NullMarked
package org.kakehashi.conformance.lti.check;

import org.jspecify.annotations.NullMarked;
