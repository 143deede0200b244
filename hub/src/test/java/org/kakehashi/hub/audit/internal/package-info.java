@NullMarked
package org.kakehashi.hub.audit.internal;

import org.jspecify.annotations.NullMarked;
