@NullMarked
package org.kakehashi.connectors.spi;

import org.jspecify.annotations.NullMarked;
