/** What a request for a collection asks for, in the words of OneRoster 1.2: limit, offset, sort, orderBy, filter, fields. */
@NullMarked
package org.kakehashi.hub.roster.internal.provider.query;

import org.jspecify.annotations.NullMarked;
