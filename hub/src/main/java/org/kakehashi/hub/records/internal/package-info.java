/** Staging, applying, quarantining and reading school-affairs records. */
@NullMarked
package org.kakehashi.hub.records.internal;

import org.jspecify.annotations.NullMarked;
