/** Part 2 of the specification: what Statements are made of, and what must be refused. */
@NullMarked
package org.kakehashi.conformance.xapi.data;

import org.jspecify.annotations.NullMarked;
