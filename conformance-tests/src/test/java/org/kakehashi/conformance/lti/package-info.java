/** A tool that does everything, the same with one fault each, and the kit that must tell them apart. */
@NullMarked
package org.kakehashi.conformance.lti;

import org.jspecify.annotations.NullMarked;
