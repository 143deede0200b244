@NullMarked
package org.kakehashi.hub.demo.load;

import org.jspecify.annotations.NullMarked;
