/**
 * What OneRoster 1.2 and its Japan profiles say of values, as files and services have them alike; not a connector itself.
 *
 * <p>{@code Words} has the vocabularies of the two rule sets, {@code Forms} how values are written, {@code RosterRule} the rules whose
 * texts are the same wherever a roster comes from.
 */
@NullMarked
package org.kakehashi.connectors.oneroster;

import org.jspecify.annotations.NullMarked;
