@NullMarked
package org.kakehashi.hub.access.internal.session;

import org.jspecify.annotations.NullMarked;
