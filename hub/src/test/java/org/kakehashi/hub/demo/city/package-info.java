@NullMarked
package org.kakehashi.hub.demo.city;

import org.jspecify.annotations.NullMarked;
