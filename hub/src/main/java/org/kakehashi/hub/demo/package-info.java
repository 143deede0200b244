@NullMarked
package org.kakehashi.hub.demo;

import org.jspecify.annotations.NullMarked;
