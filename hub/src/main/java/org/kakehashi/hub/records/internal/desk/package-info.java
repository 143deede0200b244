/**
 * The identity desk: records whose key the roster doesn't know wait here, grouped by key, until a person decides whom it means. What the
 * records say is never shown.
 */
@NullMarked
package org.kakehashi.hub.records.internal.desk;

import org.jspecify.annotations.NullMarked;
