@NullMarked
package org.kakehashi.hub.demo.tool;

import org.jspecify.annotations.NullMarked;
