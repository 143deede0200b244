@NullMarked
package org.kakehashi.hub.demo.textbook;

import org.jspecify.annotations.NullMarked;
