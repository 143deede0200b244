@NullMarked
package org.kakehashi.hub.demo.study;

import org.jspecify.annotations.NullMarked;
