/** Tests of the checks that need no hub. */
@NullMarked
package org.kakehashi.conformance.lti.check;

import org.jspecify.annotations.NullMarked;
