/**
 * Statements for people's eyes: {@code /statements} to find them, {@code /statements/{id}} for one in full, {@code /statements/findings} for what
 * the linter found. {@code Sight} says whose statements an account may see; {@code SearchForm} reads the filters; {@code StatementRow} and
 * {@code StatementView} turn JSON into what the pages show. Actors stay the pseudonyms that statements hold.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.page;

import org.jspecify.annotations.NullMarked;
