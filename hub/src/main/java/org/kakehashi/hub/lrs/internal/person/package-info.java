/** What the store holds of one person's agents, for an export ({@code lrs.StatementsOfPerson}). */
@NullMarked
package org.kakehashi.hub.lrs.internal.person;

import org.jspecify.annotations.NullMarked;
