/** What tests of the running hub share: one hub, one real PostgreSQL, plain HTTP. */
@NullMarked
package org.kakehashi.hub.testing;

import org.jspecify.annotations.NullMarked;
