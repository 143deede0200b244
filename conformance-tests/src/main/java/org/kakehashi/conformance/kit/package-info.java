/**
 * What the kits share: the start ({@code Main} chooses the kit), {@code Options} of the command line, and {@code HtmlPage}, the frame of
 * a report that is one page and needs nothing else.
 */
@NullMarked
package org.kakehashi.conformance.kit;

import org.jspecify.annotations.NullMarked;
