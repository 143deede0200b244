/** How the data sources come to be: embedded or brought along, checked before use. */
@NullMarked
package org.kakehashi.hub.database.internal;

import org.jspecify.annotations.NullMarked;
