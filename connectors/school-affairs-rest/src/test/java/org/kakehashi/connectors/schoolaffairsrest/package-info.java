@NullMarked
package org.kakehashi.connectors.schoolaffairsrest;

import org.jspecify.annotations.NullMarked;
