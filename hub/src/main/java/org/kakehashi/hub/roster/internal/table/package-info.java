/** The kinds of roster records: their tables, columns, and what refers to what. */
@NullMarked
package org.kakehashi.hub.roster.internal.table;

import org.jspecify.annotations.NullMarked;
