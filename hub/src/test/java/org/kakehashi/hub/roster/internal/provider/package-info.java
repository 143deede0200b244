/** Tests of the provider's own algorithms. */
@NullMarked
package org.kakehashi.hub.roster.internal.provider;

import org.jspecify.annotations.NullMarked;
