/**
 * Erasing what is known of one person, or of a time, from statements and facts ({@code access.PersonData}): {@code PersonTraces} says as which
 * actors a person was known, {@code lrs} erases those actors' statements, and the facts forget them in the same transactions.
 */
@NullMarked
package org.kakehashi.hub.insight.internal.person;

import org.jspecify.annotations.NullMarked;
