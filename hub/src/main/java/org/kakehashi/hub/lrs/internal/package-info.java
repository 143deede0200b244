/** What holds for every xAPI request ({@code XapiFilter}), the About Resource, and the monthly partitions. */
@NullMarked
package org.kakehashi.hub.lrs.internal;

import org.jspecify.annotations.NullMarked;
