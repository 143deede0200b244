@NullMarked
package org.kakehashi.hub.demo.cbt;

import org.jspecify.annotations.NullMarked;
