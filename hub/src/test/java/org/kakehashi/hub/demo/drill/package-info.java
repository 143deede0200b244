@NullMarked
package org.kakehashi.hub.demo.drill;

import org.jspecify.annotations.NullMarked;
